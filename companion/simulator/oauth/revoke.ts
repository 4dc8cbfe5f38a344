import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'

const Token = Type.Object({ token: Type.String() })

/** The revoke endpoint. Accepts a form only, since a token must not be in a URL. */
export const revokeRoutes: Routes<Org> = (server, org) => {
  server.post('/services/oauth2/revoke', { schema: { body: Token } }, async (request, reply) => {
    const { clientId = null, userId = null } = org.tokens.holderOf(request.body.token) ?? {}
    if (request.wireCall) Object.assign(request.wireCall, { clientId: request.wireCall.clientId ?? clientId, userId })
    if (!org.tokens.revoke(request.body.token)) {
      return reply.code(400).send({ error: 'invalid_token', error_description: 'invalid token' })
    }
    org.save.now()
    return reply.code(200).send()
  })
}
