import type { FastifyRequest } from 'fastify'
import type { Timed } from '../../platform/deps.ts'
import type { Authenticators } from '../../platform/http/access.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import { refusal } from '../refusals.ts'
import type { PairedOrganization } from './organization.ts'
import { hashOf } from '../../platform/secret-hash.ts'
import { replacedKeyUntil } from './key-rotation.ts'
import { endReplacedKey, findKey } from './key-store.ts'
import type { KeyRight } from './org-keys.ts'

declare module '../../platform/http/access.ts' {
  interface AccessKinds {
    /** A paired Salesforce org, recognised by either of its keys. */
    'org-key': unknown
    /** The same, by the key that manages the pairing. */
    'org-admin-key': unknown
  }
  interface Caller {
    organizationId?: OrganizationId
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The Salesforce org of the key; only on routes for paired orgs. */
    readonly organizationId: OrganizationId
  }
}

type OrgRequest = { headers: Record<string, string | string[] | undefined> }

/** The header by which an org says who it is; a key that was copied into another org, say a sandbox, does not fit. */
const ORGANIZATION_HEADER = 'tollbridge-organization-id'

/** The hash of the key that a request came with, if it came with one. */
export function keyHashOf({ headers }: OrgRequest): string | undefined {
  const key = /^Bearer (?<key>[\w-]{20,200})$/.exec(String(headers.authorization ?? ''))?.groups?.key
  return key && hashOf(key)
}

/** The org that a request's key belongs to. The first use of a new key sets the end of the one before. */
async function organizationOf(
  request: OrgRequest,
  allowed: readonly KeyRight[],
  deps: Timed,
): Promise<PairedOrganization> {
  const hash = keyHashOf(request)
  const now = deps.clock.now()
  const found = hash === undefined ? undefined : await findKey(hash, now, deps)
  if (hash === undefined || found === undefined) throw refusal('ORG_KEY_INVALID')
  const { tenantId, organizationId, right, isFirstUse } = found
  if (request.headers[ORGANIZATION_HEADER] !== organizationId) throw refusal('ORG_MISMATCH')
  if (!allowed.includes(right)) throw refusal('ORG_ADMIN_KEY_REQUIRED')
  const organization = { tenantId, organizationId }
  if (isFirstUse) await endReplacedKey(organization, { right, hash, until: replacedKeyUntil(now) }, deps)
  return organization
}

/** Recognises paired orgs by their keys. */
export const orgAuthenticators = (deps: Timed): Authenticators => ({
  'org-key': { authenticate: (request: FastifyRequest) => organizationOf(request, ['manage', 'read'], deps) },
  'org-admin-key': { authenticate: (request: FastifyRequest) => organizationOf(request, ['manage'], deps) },
})
