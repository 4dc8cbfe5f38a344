/** Where the code reads the time; tests pass one that they move themselves. */
export type Clock = { now(): Date }

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

const MILLISECONDS = { seconds: 1_000, minutes: MINUTE_MS, hours: HOUR_MS, days: DAY_MS }

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

/** The start of the day of a moment, in UTC. */
export const startOfDay = (moment: Date): Date => new Date(Math.floor(moment.getTime() / DAY_MS) * DAY_MS)
