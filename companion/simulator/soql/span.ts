/** A span of time, in milliseconds since the epoch, without its end. */
export type Span = { from: number; until: number }
