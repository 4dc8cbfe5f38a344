import { textOf } from '../values/text.ts'
import { notKnown } from '../faults.ts'
import type { Value } from '../values/values.ts'

/** A regular expression that stands for itself; others are not known. */
export const literalPattern = (pattern: string): string =>
  pattern !== '' && !/[\\^$.|?*+()[\]{}]/.test(pattern) ? pattern : notKnown(`the pattern ${pattern}`)

/** As `MessageFormat` of Java: `{0}` is a place, text in single quotes stands for itself, two of them are one. */
export function formatted(pattern: string, values: Value[]): string {
  const parts = pattern.matchAll(/''|'([^']*)'|\{(\d+)\}|([^'{}]+)|./gsu)
  return [...parts]
    .map(([whole, quoted, place, plain]) => {
      if (whole === "''") return "'"
      if (place !== undefined) return textOf(values[Number(place)] ?? notKnown(`a message without a value ${place}`))
      return quoted ?? plain ?? notKnown(`the message ${pattern}`)
    })
    .join('')
}
