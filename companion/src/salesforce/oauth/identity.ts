import type { OrganizationId } from '../../platform/ids.ts'
import { namedOrigin, type HostRules } from '../wire/hosts.ts'

/** The org and the user of a token, from its identity URL. */
export type Identity = { organizationId: OrganizationId; userId: string }

const PATH = /\/id\/(?<organizationId>00D[A-Za-z0-9]{15})\/(?<userId>[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?)$/

/** Parses `https://login.salesforce.com/id/<org>/<user>`. Undefined for any other host or form. */
export function parseIdentity(url: string, rules: HostRules): Identity | undefined {
  const origin = namedOrigin(url, rules)
  const path = PATH.exec(url)
  if (!origin || !path?.groups || url.slice(0, path.index).toLowerCase() !== origin) return undefined
  const { organizationId = '', userId = '' } = path.groups
  return { organizationId: organizationId as OrganizationId, userId }
}

/** Whether two ids name the same record: Salesforce writes an id with 15 or with 18 characters. */
export const sameId = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15)
