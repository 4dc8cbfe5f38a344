import { refusal } from '../refusals.ts'

/** Blanks of any kind in Unicode, and the byte order mark, which some programs paste along. */
const OUTER_BLANKS = /^[\p{White_Space}\uFEFF]+|[\p{White_Space}\uFEFF]+$/gu

const trimmed = (name: string): string => name.replace(OUTER_BLANKS, '')

/** Refuses a typed business name that is not exactly the real one. Outer blanks are ignored. */
export function requireBusinessName(typed: string, businessName: string): void {
  if (trimmed(typed) !== trimmed(businessName)) throw refusal('BUSINESS_NAME_DIFFERENT', { businessName })
}
