import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

const Text = Type.String({ minLength: 1 })

/** The answer of the token endpoint. Salesforce may leave out everything but the access token. */
export const TokenAnswer = Type.Object({
  access_token: Text,
  refresh_token: Type.Optional(Text),
  instance_url: Type.Optional(Text),
  id: Type.Optional(Text),
  issued_at: Type.Optional(Text),
  signature: Type.Optional(Text),
})
export type TokenAnswer = Static<typeof TokenAnswer>

const Members = Type.Record(Type.String(), Type.Unknown())

/**
 * The body of a token answer with only the members that we use, so that an odd `scope`, `token_type` or `id_token` never
 * costs a rotated refresh token: the one before it is spent. Another body stays as it is.
 */
export function usedMembers(body: string): string {
  const members = membersOf(body)
  if (!members) return body
  const used = Object.keys(TokenAnswer.properties).flatMap((name) => {
    const text = textOf(members[name])
    return text ? [[name, text] as const] : []
  })
  return JSON.stringify({ ...Object.fromEntries(used), token_type: 'Bearer' })
}

const textOf = (value: unknown): string =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''

function membersOf(body: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    return Value.Check(Members, parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
