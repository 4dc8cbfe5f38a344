import { randomInt } from 'node:crypto'
import { hashOf } from '../../platform/secret-hash.ts'

/** Letters and digits that cannot be taken for each other. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const GROUPS = 3
const GROUP_LENGTH = 4

/** A new code such as `K7QM-3RXA-9TPD`: 58 bits, easy to read out. */
export function newPairingCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/** The hash of a code, however it was typed: lower case, blanks and hyphens make no difference. */
export const hashOfCode = (typed: string): string => hashOf(typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
