import { Type } from 'typebox'
import { pair } from '../apex/setup/pairing.ts'
import { pushFingerprint } from '../apex/fingerprint/push-fingerprint.ts'
import type { Routes } from '../http/server.ts'
import { orgInfo } from '../org/info.ts'
import type { Org } from '../org/org.ts'
import { becomeAnotherOrganization, refreshSandbox } from '../org/refresh.ts'

const Pairing = Type.Object({ companionUrl: Type.String(), code: Type.String() }, { additionalProperties: false })

const PageUser = Type.Object({ name: Type.String() }, { additionalProperties: false })

/** Actions on an org as a whole: refresh the sandbox, replace the org at its address, pair it, let it report itself. */
export const orgControlRoutes: Routes<Org> = (server, org) => {
  server.get('/__control/org', () => orgInfo(org))

  server.post('/__control/refresh', (_, reply) => {
    const production = org.sibling
    if (org.state.environment !== 'sandbox' || !production)
      return reply.code(409).send({ message: 'only a sandbox is refreshed' })
    refreshSandbox(org, production)
    return orgInfo(org)
  })

  server.post('/__control/another-organization', () => {
    becomeAnotherOrganization(org)
    return orgInfo(org)
  })

  server.post('/__control/pairing', { schema: { body: Pairing } }, async (request, reply) => {
    const { companionUrl, code } = request.body
    org.state.companionUrl = companionUrl
    const outcome = await pair(code, org)
    return reply.code(outcome.paired ? 200 : 502).send(outcome)
  })

  server.put('/__control/page-user', { schema: { body: PageUser } }, async ({ body }, reply) => {
    const user = org.people.find(({ name }) => name === body.name)
    if (!user) return reply.code(404).send({ message: 'no user has this name' })
    org.state.pageUserId = user.id
    org.save.now()
    return reply.code(204).send()
  })

  server.post('/__control/fingerprint', async (_, reply) => {
    const progress = await pushFingerprint(org)
    return reply.code(progress.state === 'done' ? 200 : 502).send(progress)
  })
}
