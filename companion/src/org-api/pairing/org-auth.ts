import type { FastifyRequest } from 'fastify'
import type { Timed } from '../../platform/deps.ts'
import type { Authenticators } from '../../platform/http/access.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import { refusal } from '../refusals.ts'
import type { PairedOrganization } from './organization.ts'
import { hashOf } from '../../platform/secret-hash.ts'
import { replacedKeyUntil } from './key-rotation.ts'
import { endReplacedKey, findKey } from './key-store.ts'

declare module '../../platform/http/access.ts' {
  interface AccessKinds {
    /** A paired Salesforce org, recognised by the key that pairing gave it. */
    'org-key': unknown
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

/** The org that a request's key belongs to, if it has one. The first use of a new key sets the end of the one before. */
async function organizationOf(request: OrgRequest, deps: Timed): Promise<PairedOrganization | undefined> {
  const keyHash = keyHashOf(request)
  const now = deps.clock.now()
  const found = keyHash === undefined ? undefined : await findKey(keyHash, now, deps)
  if (found === undefined) return undefined
  const { tenantId, organizationId, isFirstUse } = found
  if (request.headers[ORGANIZATION_HEADER] !== organizationId) throw refusal('ORG_MISMATCH')
  if (isFirstUse) await endReplacedKey({ tenantId, organizationId }, replacedKeyUntil(now), deps)
  return { tenantId, organizationId }
}

/** Recognises paired orgs by their key. */
export const orgAuthenticators = (deps: Timed): Authenticators => ({
  'org-key': {
    authenticate: async (request: FastifyRequest) => {
      const organization = await organizationOf(request, deps)
      if (!organization) throw refusal('ORG_KEY_INVALID')
      return organization
    },
  },
})
