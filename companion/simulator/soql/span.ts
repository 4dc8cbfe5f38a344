/** A span of time, in milliseconds since the epoch; the end is not part of it. */
export type Span = { from: number; until: number }
