import { createHmac, timingSafeEqual } from 'node:crypto'

export type Signed = { id?: string; issued_at?: string; signature?: string }

export type SignatureVerdict = 'confirmed' | 'missing' | 'mismatch'

/**
 * Compares the signature of a token answer: HMAC-SHA256 under the client secret over the identity URL followed by the
 * time of issue. It protects the identity URL, which came over TLS from the token endpoint and is proven again by reading
 * `Organization.Id` with the token. So callers log a mismatch and do not refuse it: a change in how Salesforce joins the
 * two parts must not lock people out.
 */
export function verifySignature({ id, issued_at, signature }: Signed, clientSecret: string): SignatureVerdict {
  if (!id || !signature || !issued_at) return 'missing'
  const expected = createHmac('sha256', clientSecret).update(`${id}${issued_at}`).digest()
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? 'confirmed' : 'mismatch'
}
