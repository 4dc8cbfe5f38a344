import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { ApexRefusal } from '../apex/apex-call.ts'
import { callApex, endOfJobs } from '../apex/evaluated/run.ts'
import type { Routes } from '../http/server.ts'
import { orgInfo } from '../org/info.ts'
import type { Org } from '../org/org.ts'
import { PREVIEW } from '../rest/versions.ts'
import { becomeAnotherOrganization, refreshSandbox } from '../org/refresh.ts'

const Pairing = Type.Object({ companionUrl: Type.String(), code: Type.String() }, { additionalProperties: false })

const Done = Type.Object({ state: Type.Literal('done') })

/** The page of the admin in English. */
const PAGE = { timeZone: 'UTC', language: 'en' }

const Release = Type.Object(
  { newestVersion: Type.Integer({ minimum: 31, maximum: PREVIEW, description: 'such as 68' }) },
  { additionalProperties: false },
)

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

  server.put('/__control/release', { schema: { body: Release } }, async ({ body }, reply) => {
    org.state.newestVersion = body.newestVersion
    org.save.now()
    return reply.code(204).send()
  })

  server.post('/__control/another-organization', () => {
    becomeAnotherOrganization(org)
    return orgInfo(org)
  })

  server.post('/__control/pairing', { schema: { body: Pairing } }, async (request, reply) => {
    const { companionUrl, code } = request.body
    org.state.companionUrl = companionUrl
    try {
      await callApex('TollbridgePairingController.pair', org, { ...PAGE, parameters: { code } })
      return { paired: true }
    } catch (refusal) {
      if (!(refusal instanceof ApexRefusal)) throw refusal
      return reply.code(502).send({ paired: false, answer: refusal.message })
    }
  })

  server.put('/__control/page-user', { schema: { body: PageUser } }, async ({ body }, reply) => {
    const user = org.people.find(({ name }) => name === body.name)
    if (!user) return reply.code(404).send({ message: 'no user has this name' })
    org.state.pageUserId = user.id
    org.save.now()
    return reply.code(204).send()
  })

  server.post('/__control/fingerprint', async (_, reply) => {
    const call = { ...PAGE, parameters: {} }
    await callApex('TollbridgeFingerprintController.start', org, call)
    await endOfJobs(org)
    const progress = await callApex('TollbridgeFingerprintController.read', org, call)
    return reply.code(Value.Check(Done, progress) ? 200 : 502).send(progress)
  })
}
