import { markAsRead } from '../../notifications/store.ts'
import type { Clock } from '../../platform/clock.ts'
import { refusal } from '../../platform/refusals/errors.ts'
import type { Routes } from '../../platform/http/http.ts'
import { pickLanguage } from '../../platform/labels/labels.ts'
import { keyHashOf } from '../pairing/door.ts'
import { rotateKey } from '../pairing/key-rotation.ts'
import type { KeyStore } from '../pairing/key-store.ts'
import { readerOf, readOrgNotices } from '../reports/notices.ts'
import * as schemas from './schemas.ts'
import { readPairedOrgs, type ReadOrgsDeps } from './read.ts'
import { listPairedOrgs, unpair } from './paired-orgs.ts'
import { readParitySummary } from '../reports/parity.ts'

type OrgsDeps = ReadOrgsDeps & { clock: Clock; keys: KeyStore }

const FEW = { max: 10, timeWindow: '1 minute' }
const org = { access: 'org-key' } as const

/** The orgs that are paired, and what they do with their keys and notices. */
export const pairedOrgRoutes: Routes<OrgsDeps> = (app, deps) => {
  app.get(
    '/api/v1/paired-orgs',
    { schema: schemas.ListPairedOrgs, config: { access: 'signed-in' } },
    async ({ tenantId }) => ({ orgs: (await readPairedOrgs(tenantId, deps)).map(schemas.pairedOrgAnswer) }),
  )

  app.delete(
    '/api/v1/paired-orgs/:organizationId',
    { schema: schemas.UnpairOrg, config: { access: 'admin' } },
    async ({ person, params: { organizationId } }, reply) => {
      await unpair({ tenantId: person.tenantId, organizationId }, person, deps)
      return reply.code(204).send(null)
    },
  )

  app.delete('/org-api/v1/pairing', { schema: schemas.EndPairing, config: org }, async (request, reply) => {
    await unpair(request, null, deps)
    return reply.code(204).send(null)
  })

  app.post(
    '/org-api/v1/key',
    { schema: schemas.RotateKey, config: { ...org, rateLimit: FEW } },
    async (request, reply) => {
      const usedHash = keyHashOf(request)
      if (usedHash === undefined) throw refusal('NOT_FOUND')
      return reply.code(201).send({ key: await rotateKey({ organization: request, usedHash }, deps) })
    },
  )

  app.get('/org-api/v1/parity', { schema: schemas.ReadOrgParity, config: org }, async ({ tenantId }) => {
    const [report, orgs] = await Promise.all([readParitySummary(tenantId, deps), listPairedOrgs(tenantId, deps)])
    return { report, orgs: orgs.map(schemas.orgAnswer) }
  })

  app.get('/org-api/v1/notices', { schema: schemas.ReadOrgNotices, config: org }, (request) =>
    readOrgNotices({ organization: request, language: pickLanguage(request) }, deps),
  )

  app.post(
    '/org-api/v1/notices/read',
    { schema: schemas.MarkOrgNoticesAsRead, config: org },
    async (request, reply) => {
      await markAsRead({ ...readerOf(request), noticeIds: request.body.noticeIds }, deps)
      return reply.code(204).send(null)
    },
  )
}
