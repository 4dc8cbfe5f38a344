import { Refusal } from '../../platform/refusals/errors.ts'
import {
  type Ask,
  type Outcome,
  queryPath,
  type Session,
  type SessionDeps,
  tryAlone,
  tryTogether,
} from '../../salesforce/index.ts'
import { FLOW_QUERY, flowsOf, RULE_QUERY, rulesOf, TRIGGER_QUERY, triggersOf } from './automation.ts'
import { FIELD_NAME_QUERY, readFieldNames } from './field-names.ts'
import { OBJECTS, type Fingerprint, type ObjectName } from '../fingerprint/fingerprint.ts'
import { rowsOrUnknown, type Reach } from './or-unknown.ts'
import { askForFields, objectPart, seenObjects, type SeenObjects } from './seen-objects.ts'
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
export async function readOrg(reader: Reader, session: Session, deps: SessionDeps): Promise<OrgReading> {
  const reach = { session, deps }
  const outcomes = await askParts(asksOf(reader), reach)
  const seen = seenObjects(outcomes, reader.before)
  const fieldNames = await readFieldNames(outcomes.fieldNames, reach)
  const granted = (await rowsOrUnknown(outcomes.grants, grantedObjects, reach)) ?? []
  const objects = [...seen].map(([name, { fields }]) =>
    objectPart(name, fields, { fieldNames: fieldNames.get(name), seesAll: granted.includes(name) }),
  )
  const fingerprint: Fingerprint = {
    version: 1,
    objects,
    triggers: await rowsOrUnknown(outcomes.triggers, triggersOf, reach),
    flows: await rowsOrUnknown(outcomes.flows, flowsOf, reach),
    rules: await rowsOrUnknown(outcomes.rules, rulesOf, reach),
  }
  return { fingerprint, seen }
}

const asksOf = ({ userId, before }: Reader): Record<Part, Ask> => ({
  Account: askForFields('Account', before),
  Campaign: askForFields('Campaign', before),
  Case: askForFields('Case', before),
  Contact: askForFields('Contact', before),
  Lead: askForFields('Lead', before),
  Opportunity: askForFields('Opportunity', before),
  triggers: { path: queryPath(TRIGGER_QUERY) },
  flows: { path: queryPath(FLOW_QUERY) },
  rules: { path: `tooling/${queryPath(RULE_QUERY)}` },
  grants: { path: queryPath(viewAllFieldsQuery(userId)) },
  fieldNames: { path: queryPath(FIELD_NAME_QUERY) },
})

/** The names of fields have a way of their own when they are refused. */
const ASKED_ALONE: readonly Part[] = [...OBJECTS, 'triggers', 'flows', 'rules', 'grants']

async function askParts(asks: Record<Part, Ask>, { session, deps }: Reach): Promise<Record<Part, Outcome>> {
  const outcomes = await tryTogether(asks, session, deps)
  for (const part of ASKED_ALONE)
    if (outcomes[part] instanceof Refusal) outcomes[part] = await tryAlone(asks[part], session, deps)
  return outcomes
}
