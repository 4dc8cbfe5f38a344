import { label, type LabelId } from 'kit/labels'
import { currentPath } from 'kit/router'

type Place = { path: string; text: LabelId }

const CONNECTIONS: Place = { path: '/settings/connections', text: 'web.goLive.where.connections' }
const GENERAL: Place = { path: '/settings/general', text: 'web.goLive.where.general' }
const ORGS: Place = { path: '/settings/orgs', text: 'web.goLive.where.orgs' }

/** Where a person does what the remedy of a refusal says, by its code. */
const PLACES: Partial<Record<string, Place>> = {
  AUTHORIZATION_REQUIRED: CONNECTIONS,
  CONNECTION_MISSING: CONNECTIONS,
  CONNECTION_STATE: CONNECTIONS,
  SANDBOX_REFRESHED: CONNECTIONS,
  SALESFORCE_GRANT_INVALID: CONNECTIONS,
  SALESFORCE_ORG_MOVED: CONNECTIONS,
  SALESFORCE_SESSION_ENDED: CONNECTIONS,
  SALESFORCE_SESSION_NOT_USABLE: CONNECTIONS,
  CREDIT_LIMIT_REACHED: GENERAL,
  CREDIT_SHARE_REACHED: GENERAL,
  PARITY_NEEDS_TWO_ORGS: ORGS,
}

/** The link to where the remedy of a refusal is applied, unless the reader is there. */
export function placeOf(code: string | undefined): { path: string; text: string } | undefined {
  const place = code === undefined ? undefined : PLACES[code]
  return place && place.path !== currentPath() ? { path: place.path, text: label(place.text) } : undefined
}
