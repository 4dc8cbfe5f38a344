import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'

const NamedCredential = Type.Object(
  { companionUrl: Type.String({ description: 'without a slash at the end' }) },
  { additionalProperties: false },
)

/** What an admin enters under Setup > Named Credentials. */
export const namedCredentialControlRoutes: Routes<Org> = (server, org) => {
  server.put('/__control/named-credential', { schema: { body: NamedCredential } }, async ({ body }, reply) => {
    org.state.companionUrl = body.companionUrl
    org.save.now()
    return reply.code(204).send()
  })
}
