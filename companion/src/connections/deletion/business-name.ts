import { refusal } from '../refusals.ts'

/** Every blank that Unicode knows, and the byte order mark, which some programs paste along. */
const OUTER_BLANKS = /^[\p{White_Space}\uFEFF]+|[\p{White_Space}\uFEFF]+$/gu

const core = (name: string): string => name.replace(OUTER_BLANKS, '')

/** Refuses a typed business name that is not exactly the real one; only outer blanks are forgiven. */
export function requireBusinessName(typed: string, businessName: string): void {
  if (core(typed) !== core(businessName)) throw refusal('BUSINESS_NAME_DIFFERENT', { businessName })
}
