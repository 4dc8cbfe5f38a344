import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'

const NamedCredential = Type.Object(
  {
    companionUrl: Type.String({ description: 'without a slash at the end' }),
    openCompanionUrl: Type.Optional(Type.String({ description: 'of the credential without a key; none: the same' })),
  },
  { additionalProperties: false },
)

/** What an admin enters under Setup > Named Credentials. */
export const namedCredentialControlRoutes: Routes<Org> = (server, org) => {
  server.put('/__control/named-credential', { schema: { body: NamedCredential } }, async ({ body }, reply) => {
    delete org.state.openCompanionUrl
    Object.assign(org.state, body)
    org.save.now()
    return reply.code(204).send()
  })
}
