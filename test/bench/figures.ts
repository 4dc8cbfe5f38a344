/** The middle of some measurements, in the order of their size. NaN when there are none. */
export const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN

/** A figure with one digit after the point. */
export const rounded = (value: number): number => Number(value.toFixed(1))

/** One line a figure. */
export const linesOf = (figures: Record<string, number>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
