/** Where the code reads the time; tests pass one that they move themselves. */
export type Clock = { now(): Date }

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }

const MILLISECONDS = { seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 }

export type Duration = Partial<Record<keyof typeof MILLISECONDS, number>>

/** A duration in milliseconds. */
export const milliseconds = ({ seconds = 0, minutes = 0, hours = 0, days = 0 }: Duration): number =>
  seconds * MILLISECONDS.seconds +
  minutes * MILLISECONDS.minutes +
  hours * MILLISECONDS.hours +
  days * MILLISECONDS.days

/** The moment a duration after another. */
export const after = (moment: Date, duration: Duration): Date => new Date(moment.getTime() + milliseconds(duration))

/** The moment a duration before another. */
export const before = (moment: Date, duration: Duration): Date => new Date(moment.getTime() - milliseconds(duration))
