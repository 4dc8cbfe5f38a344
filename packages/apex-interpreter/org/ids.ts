const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** The three characters that make an id of 15 characters safe from a change of case. */
function suffixOf(id: string): string {
  return [0, 5, 10]
    .map((start) => {
      const upper = Array.from(id.slice(start, start + 5), (letter) => (/[A-Z]/.test(letter) ? 1 : 0))
      return LETTERS.charAt(upper.reduce<number>((sum, bit, index) => sum + bit * 2 ** index, 0))
    })
    .join('')
}

/** The id of 18 characters. Undefined when the text is no id. */
export function idFrom(text: string): string | undefined {
  if (!/^(?:[a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})$/.test(text)) return undefined
  const whole = text.slice(0, 15) + suffixOf(text.slice(0, 15))
  return text.length === 15 || text === whole ? whole : undefined
}

/** The id of the row with this number. */
export function newId(prefix: string, number: number): string {
  const short = prefix + String(number).padStart(12, '0')
  return short + suffixOf(short)
}
