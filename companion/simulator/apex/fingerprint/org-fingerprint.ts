import type { Org } from '../../org/org.ts'
import type { Row } from '../../records/row.ts'
import { describeField } from '../../rest/describe/describe-field.ts'
import type { Field } from '../../schema/field.ts'
import type { ObjectSchema } from '../../schema/object.ts'

const OBJECTS = ['Account', 'Campaign', 'Case', 'Contact', 'Lead', 'Opportunity']
const EVENTS = ['AfterDelete', 'AfterInsert', 'AfterUndelete', 'AfterUpdate', 'BeforeDelete', 'BeforeInsert', 'BeforeUpdate'] // prettier-ignore

/** `TollbridgeOrgFingerprint.TEXTS`: one text per object, and one for the automation on them. */
export const TEXTS = OBJECTS.length + 1

/**
 * `TollbridgeOrgFingerprint.textAt`: the packag’s fingerprint of its org, text by text, in canonical form, version 1. Apex sees
 * every field. It cannot query validation rules, which only the Tooling API returns, so they are unknown.
 */
export function textAt(index: number, { catalogue, tables }: Org): string {
  const object = catalogue.get(OBJECTS[index]?.toLowerCase() ?? '')
  if (object) return (index === 0 ? '{"version":1,"objects":[' : ',') + JSON.stringify(objectPart(object))
  const triggers = tables.rows('ApexTrigger').filter(isOfObjects('TableEnumOrId')).filter(isThere).map(triggerPart)
  const flows = tables.rows('FlowDefinitionView').filter(isOfObjects('TriggerObjectOrEventId')).map(flowPart)
  return `],"triggers":${written(triggers)},"flows":${written(flows)},"rules":null}`
}

/** All texts, joined. */
export const fingerprintOf = (org: Org): string =>
  Array.from({ length: TEXTS }, (_, index) => textAt(index, org)).join('')

const written = (found: Named[]): string => JSON.stringify(found.toSorted(byObjectAndName))

const isThere = ({ Status }: Row) => Status !== 'Deleted'

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
  name: qualified(row, 'Name'),
  active: row.Status === 'Active',
  events: EVENTS.filter((event) => row[`Usage${event}`] === true),
  apiVersion: row.ApiVersion,
  checksum: row.BodyCrc ? String(row.BodyCrc) : null,
})

const flowPart = (row: Row) => ({
  object: String(row.TriggerObjectOrEventId),
  name: qualified(row, 'ApiName'),
  active: row.IsActive === true,
  type: String(row.TriggerType ?? 'None'),
  on: String(row.RecordTriggerType ?? 'None'),
})

function qualified({ NamespacePrefix: prefix, ...row }: Row, field: string): string {
  const name = String(row[field])
  return !prefix || name.startsWith(`${String(prefix)}__`) ? name : `${String(prefix)}__${name}`
}

type Named = { object: string; name: string }

const byObjectAndName = (one: Named, other: Named) => compare(one.object, other.object) || compare(one.name, other.name)

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
