import { hash, verify } from '@node-rs/argon2'
import { refusal } from '../refusals.ts'

const LENGTH = { shortest: 12, longest: 128 }

type Owner = { email: string; name: string; businessName: string }

/** The password, or a refusal: long enough, and not what everyone would try first for this person. */
export function decidePassword(password: string, owner: Owner): string {
  const length = Array.from(password).length
  if (length < LENGTH.shortest) throw refusal('PASSWORD_TOO_SHORT', LENGTH)
  if (length > LENGTH.longest) throw refusal('PASSWORD_TOO_LONG', LENGTH)
  if (obviousFor(owner).includes(password.trim().toLowerCase()) || new Set(password).size < LEAST_VARIETY)
    throw refusal('PASSWORD_TOO_OBVIOUS')
  return password
}

const LEAST_VARIETY = 4

const obviousFor = ({ email, name, businessName }: Owner): string[] =>
  [email, email.split('@')[0], name, businessName].map((text) => String(text).trim().toLowerCase())

/** The argon2id hash of a password, with OWASP's costs (the library's defaults). */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** A hash that no password matches, so that an unknown person costs as much as a known one. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$QSQ1erFO37uEG0gHXMbEsA$Q815vAqF6vdvHVPszGn5pZ1L1IeFu/i8a1sv9dkzBEA'

/** Compares a password with an argon2 hash, at the costs that the hash names. */
export type VerifyHash = (passwordHash: string, password: string) => Promise<boolean>

/** Whether a password is the one of a hash. Verifies one hash even when there is none, so that both take as long. */
export async function passwordMatches(
  password: string,
  passwordHash: string | null | undefined,
  verifyHash: VerifyHash = verify,
): Promise<boolean> {
  const matches = await verifyHash(passwordHash ?? NOBODYS_HASH, password)
  return matches && Boolean(passwordHash)
}
