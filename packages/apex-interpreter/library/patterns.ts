import { textOf } from '../values/text.ts'
import { unsupported } from '../faults.ts'
import type { Value } from '../values/values.ts'

/** A regular expression without special characters. Others are unsupported. */
export const literalPattern = (pattern: string): string =>
  pattern !== '' && !/[\\^$.|?*+()[\]{}]/.test(pattern) ? pattern : unsupported(`the pattern ${pattern}`)

/** Formats like Java's `MessageFormat`: `{0}` is a placeholder, 'text' is literal, '' is one quote. */
export function formatted(pattern: string, values: Value[]): string {
  const parts = pattern.matchAll(/''|'([^']*)'|\{(\d+)\}|([^'{}]+)|./gsu)
  return [...parts]
    .map(([whole, quoted, place, plain]) => {
      if (whole === "''") return "'"
      if (place !== undefined) return textOf(values[Number(place)] ?? unsupported(`a message without a value ${place}`))
      return quoted ?? plain ?? unsupported(`the message ${pattern}`)
    })
    .join('')
}
