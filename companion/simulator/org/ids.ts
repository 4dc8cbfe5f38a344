import { randomBytes } from 'node:crypto'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** The 18-character form of a 15-character id: three added letters encode which of its characters are upper case. */
function withChecksum(id15: string): string {
  const letters = [0, 5, 10].map((from) => BASE32[capitalsOf(id15.slice(from, from + 5))])
  return id15 + letters.join('')
}

function capitalsOf(five: string): number {
  return Array.from(five).reduce((sum, letter, place) => sum + (letter >= 'A' && letter <= 'Z' ? 2 ** place : 0), 0)
}

/** The id of the n-th record of an object, the same at every start. */
export function recordId(keyPrefix: string, number: number): string {
  return withChecksum(`${keyPrefix}Kz000${base62(number).padStart(7, '0')}`)
}

/** The id of a record created at run time. */
export function freshRecordId(keyPrefix: string): string {
  return withChecksum(`${keyPrefix}Kz001${randomBase62(7)}`)
}

/** The id of a new organization. */
export function freshOrganizationId(): string {
  return withChecksum(`00DKz000${randomBase62(7)}`)
}

/** Whether a text has the form of an id, of either length. */
export function isIdShaped(text: string): boolean {
  return /^[a-zA-Z0-9]{15}([A-Z0-5]{3})?$/.test(text)
}

/** Random characters, for keys and tokens. */
export function randomBase62(length: number): string {
  return [...randomBytes(length)].map((byte) => BASE62[byte % 62]).join('')
}

function base62(number: number): string {
  return number < 62 ? (BASE62[number] ?? '') : base62(Math.floor(number / 62)) + base62(number % 62)
}
