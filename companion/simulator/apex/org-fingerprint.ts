import type { Org } from '../org/org.ts'
import type { Row } from '../records/row.ts'
import { describeField } from '../rest/describe-field.ts'
import type { Field } from '../schema/field.ts'
import type { ObjectSchema } from '../schema/object.ts'

const OBJECTS = ['Account', 'Campaign', 'Case', 'Contact', 'Lead', 'Opportunity']
const EVENTS = ['AfterDelete', 'AfterInsert', 'AfterUndelete', 'AfterUpdate', 'BeforeDelete', 'BeforeInsert', 'BeforeUpdate'] // prettier-ignore

/**
 * `OrgFingerprint`: what the package's Apex tells of its org, in canonical form, version 1. Apex sees every field, and
 * cannot query validation rules, which are the Tooling API's alone: they are unknown.
 */
export function fingerprintOf({ catalogue, tables }: Org): string {
  const objects = OBJECTS.flatMap((name) => catalogue.get(name.toLowerCase()) ?? []).map(objectPart)
  const triggers = tables.rows('ApexTrigger').filter(isOfObjects('TableEnumOrId')).map(triggerPart)
  const flows = tables.rows('FlowDefinitionView').filter(isOfObjects('TriggerObjectOrEventId')).map(flowPart)
  return JSON.stringify({
    version: 1,
    objects,
    triggers: triggers.toSorted(byObjectAndName),
    flows: flows.toSorted(byObjectAndName),
    rules: null,
  })
}

const isOfObjects = (column: string) => (row: Row) => OBJECTS.includes(String(row[column]))

const objectPart = (object: ObjectSchema) => ({
  name: object.name,
  visibility: 'all',
  fields: object.fields.map((field) => fieldPart(field, object)).toSorted((a, b) => compare(a.name, b.name)),
  hiddenFields: [],
})

function fieldPart(field: Field, object: ObjectSchema) {
  const { name, type, length, precision, scale, nillable, defaultedOnCreate, unique, externalId, ...rest } =
    describeField(field, object)
  return {
    name,
    type,
    length,
    precision,
    scale,
    required: !nillable && !defaultedOnCreate,
    unique,
    externalId,
    formula: rest.calculated ? (rest.calculatedFormula ?? '') : null,
    references: rest.referenceTo.toSorted(compare),
    restricted: rest.restrictedPicklist,
    picklist: rest.picklistValues
      .map(({ value, active }) => ({ value, active }))
      .toSorted((a, b) => compare(a.value, b.value)),
  }
}

const triggerPart = (row: Row) => ({
  object: String(row.TableEnumOrId),
  name: String(row.Name),
  active: row.Status === 'Active',
  events: EVENTS.filter((event) => row[`Usage${event}`] === true),
  apiVersion: row.ApiVersion,
  checksum: row.BodyCrc ? String(row.BodyCrc) : null,
})

const flowPart = (row: Row) => ({
  object: String(row.TriggerObjectOrEventId),
  name: String(row.ApiName),
  active: row.IsActive === true,
  type: String(row.TriggerType),
  on: String(row.RecordTriggerType),
})

type Named = { object: string; name: string }

const byObjectAndName = (one: Named, other: Named) => compare(one.object, other.object) || compare(one.name, other.name)

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
