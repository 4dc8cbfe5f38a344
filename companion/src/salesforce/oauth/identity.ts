import type { OrganizationId } from '../../platform/ids.ts'
import { allowedOrigin, type HostRules } from '../wire/hosts.ts'

/** Whom a token speaks for, as its identity URL says. */
export type Identity = { organizationId: OrganizationId; userId: string }

const PATH = /\/id\/(?<organizationId>00D[A-Za-z0-9]{15})\/(?<userId>[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?)$/

/** Reads `https://login.salesforce.com/id/<org>/<user>`; nothing if the host or the form is not as it must be. */
export function parseIdentity(url: string, rules: HostRules): Identity | undefined {
  const origin = allowedOrigin(url, rules)
  const path = PATH.exec(url)
  if (!origin || !path?.groups || url.slice(0, path.index).toLowerCase() !== origin) return undefined
  const { organizationId = '', userId = '' } = path.groups
  return { organizationId: organizationId as OrganizationId, userId }
}

/** Whether two ids name the same record: Salesforce gives them with 15 or with 18 characters. */
export const sameId = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15)
