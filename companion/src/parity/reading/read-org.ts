import { isRefusal, Refusal } from '../../platform/refusals/errors.ts'
import {
  type ApiRequest,
  type ApiResult,
  getTogether,
  queryPath,
  type SalesforceSession,
  tryGet,
} from '../../salesforce/index.ts'
import type { ApiVersions } from './api-versions.ts'
import { FLOW_QUERY, flowsOf, RULE_QUERY, rulesOf, TRIGGER_QUERY, triggersOf } from './automation.ts'
import { FIELD_NAME_QUERY, readFieldNames } from './field-names.ts'
import { OBJECTS, type Fingerprint, type ObjectName } from '../fingerprint/fingerprint.ts'
import { rowsOrUnknown } from './or-unknown.ts'
import { objectPart, requestForFields, seenObjects, type SeenObjects } from './seen-objects.ts'
import type { RefusalCode } from '../refusals.ts'
import { keepableParts } from '../fingerprint/keepable.ts'
import { grantedObjects, viewAllFieldsQuery } from './view-all-fields.ts'

/** Who reads an org, by which API version, and what of it was seen before. */
export type Reader = { userId: string; versions: ApiVersions; before: SeenObjects }

/** What an org looks like, and what was seen of its objects, for the next time. */
export type OrgReading = { fingerprint: Fingerprint; seen: SeenObjects }

type Part = ObjectName | 'triggers' | 'flows' | 'rules' | 'grants' | 'fieldNames'

/**
 * Reads an org for one credit. What it refuses to tell together with the rest, or tells too slowly, it is asked for alone,
 * for a credit each. What fails then as well, or is not understood, stays unknown.
 */
export async function readOrg(reader: Reader, signedIn: SalesforceSession): Promise<OrgReading> {
  const session = { ...signedIn, apiVersion: reader.versions.apiVersion }
  const requests = requestsOf(reader)
  const results = await retryAlone(requests, await getTogether(requests, session, { givesUpWhenSlow: true }), session)
  const seen = seenObjects(results, reader.before)
  const fieldNames = await readFieldNames(results.fieldNames, session)
  const granted = (await rowsOrUnknown(results.grants, grantedObjects, session)) ?? []
  const objects = [...seen].map(([name, object]) =>
    objectPart(name, object, { fieldNames: fieldNames.get(name), seesAll: granted.includes(name) }),
  )
  const fingerprint: Fingerprint = {
    version: 1,
    ...reader.versions,
    objects,
    triggers: await rowsOrUnknown(results.triggers, triggersOf, session),
    flows: await rowsOrUnknown(results.flows, flowsOf, session),
    rules: await rowsOrUnknown(results.rules, rulesOf, session),
  }
  return { fingerprint: keepableParts(fingerprint), seen }
}

const requestsOf = ({ userId, before }: Reader): Record<Part, ApiRequest> => ({
  Account: requestForFields('Account', before),
  Campaign: requestForFields('Campaign', before),
  Case: requestForFields('Case', before),
  Contact: requestForFields('Contact', before),
  Lead: requestForFields('Lead', before),
  Opportunity: requestForFields('Opportunity', before),
  triggers: { path: queryPath(TRIGGER_QUERY) },
  flows: { path: queryPath(FLOW_QUERY) },
  rules: { path: `tooling/${queryPath(RULE_QUERY)}` },
  grants: { path: queryPath(viewAllFieldsQuery(userId)) },
  fieldNames: { path: queryPath(FIELD_NAME_QUERY) },
})

/** Field names have a fallback of their own. */
const RETRIED_ALONE: readonly Part[] = [...OBJECTS, 'triggers', 'flows', 'rules', 'grants']

/** What ends only the part that it concerns. */
const OF_A_PART: readonly RefusalCode[] = [
  'SALESFORCE_REFUSED',
  'SALESFORCE_TIMEOUT',
  'SALESFORCE_UNAVAILABLE',
  'SALESFORCE_ANSWER_UNREADABLE',
]
/** So many parts in a row without an answer, and the org is silent rather than slow. */
const MAX_SILENT_PARTS = 2

async function retryAlone(
  requests: Record<Part, ApiRequest>,
  results: Record<Part, ApiResult>,
  session: SalesforceSession,
): Promise<Record<Part, ApiResult>> {
  const retried = { ...results }
  let silent = 0
  for (const part of RETRIED_ALONE) {
    if (!(results[part] instanceof Refusal)) continue
    const result = await getAlone(requests[part], session)
    const isSilent = isRefusal(result, SILENCE)
    silent = isSilent ? silent + 1 : 0
    if (isSilent && silent === MAX_SILENT_PARTS) throw result
    retried[part] = result
  }
  return retried
}

const SILENCE: readonly RefusalCode[] = ['SALESFORCE_TIMEOUT', 'SALESFORCE_UNAVAILABLE']

async function getAlone(request: ApiRequest, session: SalesforceSession): Promise<ApiResult> {
  try {
    return await tryGet({ ...request, givesUpWhenSlow: true }, session)
  } catch (fault) {
    if (isRefusal(fault, OF_A_PART)) return fault
    throw fault
  }
}
