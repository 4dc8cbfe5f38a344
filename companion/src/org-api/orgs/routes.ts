import { Type } from 'typebox'
import { markAsRead, type NotificationsApi } from '../../notifications/index.ts'
import type { Timed } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { Exactly, NoBody, NoContent } from '../../platform/schemas.ts'
import { pickLanguage } from '../../platform/labels/labels.ts'
import { keyHashOf } from '../pairing/org-auth.ts'
import { rotateKeys } from '../pairing/key-rotation.ts'
import { readerOf, readOrgNotices } from '../reports/notices.ts'
import { ListedOrg, NewKeys, OnePairedOrg, OrgNotices, OrgParity, SomeNotices } from './schemas.ts'
import { readPairedOrgs } from './read.ts'
import { listPairedOrgs, unpair } from './paired-orgs.ts'
import { readParitySummary } from '../reports/parity.ts'
import { readParityDetails } from '../reports/parity-details.ts'

const FEW = { max: 10, timeWindow: '1 minute' }

export const ListPairedOrgs = route({
  method: 'GET',
  url: '/api/v1/paired-orgs',
  config: { access: 'signed-in' },
  schema: {
    summary: 'The Salesforce orgs that report here',
    tags: ['pairing'],
    response: { 200: Exactly({ orgs: Type.Array(ListedOrg) }) },
  },
})

export const UnpairOrg = route({
  method: 'DELETE',
  url: '/api/v1/paired-orgs/:organizationId',
  config: { access: 'admin' },
  schema: {
    summary: 'Ends the pairing of an org; its key stops working at once',
    tags: ['pairing'],
    params: OnePairedOrg,
    response: { 204: NoContent },
  },
})

export const EndPairing = route({
  method: 'DELETE',
  url: '/org-api/v1/pairing',
  config: { access: 'org-admin-key' },
  schema: { summary: 'Ends the pairing of the org that asks', tags: ['pairing'], response: { 204: NoContent } },
})

export const RotateKeys = route({
  method: 'POST',
  url: '/org-api/v1/key',
  config: { access: 'org-admin-key', rateLimit: FEW },
  schema: {
    summary: 'Gives the paired org new keys; each old key works until a day after its successor was first used',
    tags: ['pairing'],
    body: NoBody,
    response: { 201: NewKeys },
  },
})

export const ReadOrgParity = route({
  method: 'GET',
  url: '/org-api/v1/parity',
  config: { access: 'org-key' },
  schema: {
    summary:
      'The newest comparison of a sandbox with production, and the orgs that report, for the paired org that asks',
    tags: ['pairing'],
    response: { 200: OrgParity },
  },
})

export const ReadOrgNotices = route({
  method: 'GET',
  url: '/org-api/v1/notices',
  config: { access: 'org-key' },
  schema: {
    summary: 'What the people of the tenant are told, for the paired org that asks; the newest first, 100 at most',
    tags: ['pairing'],
    response: { 200: OrgNotices },
  },
})

export const MarkOrgNoticesAsRead = route({
  method: 'POST',
  url: '/org-api/v1/notices/read',
  config: { access: 'org-key' },
  schema: {
    summary: 'Keeps that the paired org has read some notices, or all',
    tags: ['pairing'],
    body: SomeNotices,
    response: { 204: NoContent },
  },
})

/** The orgs that are paired, and what they do with their keys and notices. */
export const pairedOrgRoutes: Routes<Timed & NotificationsApi & { publicUrl: URL }> = (app, deps) => {
  handle(app, ListPairedOrgs, async ({ tenantId }) => ({
    orgs: await readPairedOrgs(tenantId, deps),
  }))

  handle(app, UnpairOrg, async ({ person, params: { organizationId } }) => {
    await unpair({ tenantId: person.tenantId, organizationId }, person, deps)
  })

  handle(app, EndPairing, async (request) => {
    await unpair(request, null, deps)
  })

  handle(app, RotateKeys, async (request) => {
    const usedHash = keyHashOf(request)
    if (usedHash === undefined) throw refusal('NOT_FOUND')
    return rotateKeys({ organization: request, usedHash }, deps)
  })

  handle(app, ReadOrgParity, async (request) => {
    const { tenantId } = request
    const [report, details, orgs] = await Promise.all([
      readParitySummary(tenantId, deps),
      readParityDetails({ tenantId, language: pickLanguage(request) }, deps),
      listPairedOrgs(tenantId, deps),
    ])
    return { report, details, orgs }
  })

  handle(app, ReadOrgNotices, (request) =>
    readOrgNotices({ organization: request, language: pickLanguage(request) }, deps),
  )

  handle(app, MarkOrgNoticesAsRead, async (request) => {
    await markAsRead({ ...readerOf(request), noticeIds: request.body.noticeIds }, deps)
  })
}
