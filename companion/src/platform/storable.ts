/** PostgreSQL keeps no NUL, and UTF-8 has no half of a surrogate pair. */
const isStorableText = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** Whether the database can keep every text in a value: those of its members and their names too, at any depth. */
export function isStorable(value: unknown): boolean {
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string' && !isStorableText(next)) return false
    if (typeof next === 'object' && next !== null) {
      for (const [name, member] of Object.entries(next)) open.push(name, member)
    }
  }
  return true
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/

/** Whether a text is a moment (RFC 3339) that a `Date` can hold: not the 60th second, and no day that does not exist. */
export function isMoment(text: string): boolean {
  const day = text.slice(0, 10)
  if (!RFC_3339.test(text) || Number.isNaN(Date.parse(text.toUpperCase()))) return false
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}
