import { HOUR_MS } from '../../platform/clock.ts'

/** Credits by hour. Hour 0 begins with the window. */
export type Hours = number[]

/** A part of a window, in milliseconds from its start. */
export type Stretch = { from: number; to: number }

/** The credits of a part of a window. The credits of an hour count as spread evenly over it. */
export const creditsWithin = (hours: Hours, stretch: Stretch): number =>
  hours.reduce((sum, credits, hour) => sum + (credits * lengthWithin(hour, stretch)) / HOUR_MS, 0)

/** When a share (0 to 1) of the credits of a part is spent, in milliseconds from the start of the window. At most `to`. */
export function offsetOfShare(hours: Hours, share: number, { from, to }: Stretch): number {
  let missing = creditsWithin(hours, { from, to }) * share
  for (const [hour, credits] of hours.entries()) {
    const length = lengthWithin(hour, { from, to })
    const here = (credits * length) / HOUR_MS
    if (here > 0 && here >= missing) return Math.max(from, hour * HOUR_MS) + (length * missing) / here
    missing -= here
  }
  return to
}

const lengthWithin = (hour: number, { from, to }: Stretch): number =>
  Math.max(0, Math.min(to, (hour + 1) * HOUR_MS) - Math.max(from, hour * HOUR_MS))
