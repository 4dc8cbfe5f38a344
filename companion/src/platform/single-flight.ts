/** Lets callers of this process who want the same share one attempt at it. */
export function singleFlight<Result>() {
  const flights = new Map<string, Promise<Result>>()
  return (key: string, start: () => Promise<Result>): Promise<Result> => {
    const flight =
      flights.get(key) ??
      start().finally(() => {
        flights.delete(key)
      })
    flights.set(key, flight)
    return flight
  }
}
