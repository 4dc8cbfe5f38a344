import { Refusal } from '../../platform/refusals/errors.ts'
import {
  type ApiRequest,
  type ApiResult,
  getTogether,
  queryPath,
  type SalesforceSession,
  tryGet,
} from '../../salesforce/index.ts'
import { FLOW_QUERY, flowsOf, RULE_QUERY, rulesOf, TRIGGER_QUERY, triggersOf } from './automation.ts'
import { FIELD_NAME_QUERY, readFieldNames } from './field-names.ts'
import { OBJECTS, type Fingerprint, type ObjectName } from '../fingerprint/fingerprint.ts'
import { rowsOrUnknown } from './or-unknown.ts'
import { objectPart, requestForFields, seenObjects, type SeenObjects } from './seen-objects.ts'
import { grantedObjects, viewAllFieldsQuery } from './view-all-fields.ts'

/** Who reads an org, and what of it was seen before. */
export type Reader = { userId: string; before: SeenObjects }

/** What an org looks like, and what was seen of its objects, for the next time. */
export type OrgReading = { fingerprint: Fingerprint; seen: SeenObjects }

type Part = ObjectName | 'triggers' | 'flows' | 'rules' | 'grants' | 'fieldNames'

/**
 * Reads an org for one credit. What it refuses to tell together with the rest it is asked for alone, for a credit each;
 * what it refuses then as well stays unknown.
 */
export async function readOrg(reader: Reader, session: SalesforceSession): Promise<OrgReading> {
  const requests = requestsOf(reader)
  const results = await retryAlone(requests, await getTogether(requests, session), session)
  const seen = seenObjects(results, reader.before)
  const fieldNames = await readFieldNames(results.fieldNames, session)
  const granted = (await rowsOrUnknown(results.grants, grantedObjects, session)) ?? []
  const objects = [...seen].map(([name, { fields }]) =>
    objectPart(name, fields, { fieldNames: fieldNames.get(name), seesAll: granted.includes(name) }),
  )
  const fingerprint: Fingerprint = {
    version: 1,
    objects,
    triggers: await rowsOrUnknown(results.triggers, triggersOf, session),
    flows: await rowsOrUnknown(results.flows, flowsOf, session),
    rules: await rowsOrUnknown(results.rules, rulesOf, session),
  }
  return { fingerprint, seen }
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

async function retryAlone(
  requests: Record<Part, ApiRequest>,
  results: Record<Part, ApiResult>,
  session: SalesforceSession,
): Promise<Record<Part, ApiResult>> {
  const retried = { ...results }
  for (const part of RETRIED_ALONE)
    if (results[part] instanceof Refusal) retried[part] = await tryGet(requests[part], session)
  return retried
}
