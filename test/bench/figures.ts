/** The median. NaN for an empty list. */
export const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN

/** A figure with one decimal. */
export const rounded = (value: number): number => Number(value.toFixed(1))

/** One line per figure. */
export const linesOf = (figures: Record<string, number>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
