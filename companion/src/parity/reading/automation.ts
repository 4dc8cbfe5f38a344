import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Nullable } from '../../platform/schemas.ts'
import { refusal } from '../refusals.ts'
import { OBJECTS, TRIGGER_EVENTS, type Flow, type Rule, type Trigger } from '../fingerprint/fingerprint.ts'

/** The six objects in a filter. */
export const AMONG_OBJECTS = `IN ('${OBJECTS.join("', '")}')`

const ObjectOf = Type.Enum([...OBJECTS])
const TextOrNull = Nullable(Type.String())

const TriggerRow = Type.Object({
  Name: Type.String(),
  NamespacePrefix: TextOrNull,
  TableEnumOrId: ObjectOf,
  Status: Type.String(),
  ApiVersion: Type.Number(),
  BodyCrc: Nullable(Type.Number()),
  ...Object.fromEntries(TRIGGER_EVENTS.map((event) => [`Usage${event}`, Type.Boolean()])),
})
const Usages = Type.Record(Type.String(), Type.Unknown())

/** The Apex triggers. UNSURE whether every integration user may read them all: the org then answers fewer, or refuses. */
export const TRIGGER_QUERY = `SELECT ${Object.keys(TriggerRow.properties).join(', ')} FROM ApexTrigger WHERE TableEnumOrId ${AMONG_OBJECTS}`

/** Triggers from their rows. A deleted one is none. The checksum of a body that its package hides says nothing. */
export const triggersOf = (rows: unknown[]): Trigger[] =>
  rowsOf(TriggerRow, rows)
    .filter(({ Status }) => Status !== 'Deleted')
    .map((row) => ({
      object: row.TableEnumOrId,
      name: qualified(row.NamespacePrefix, row.Name),
      active: row.Status === 'Active',
      events: eventsOf(Value.Parse(Usages, row)),
      apiVersion: row.ApiVersion,
      checksum: row.BodyCrc ? String(row.BodyCrc) : null,
    }))

const eventsOf = (row: Record<string, unknown>) => TRIGGER_EVENTS.filter((event) => row[`Usage${event}`] === true)

const FlowRow = Type.Object({
  ApiName: Type.String(),
  NamespacePrefix: TextOrNull,
  IsActive: Type.Boolean(),
  TriggerType: TextOrNull,
  RecordTriggerType: TextOrNull,
  TriggerObjectOrEventId: ObjectOf,
})

/** The record-triggered flows. A standard object stands there by its name; UNSURE whether always. */
export const FLOW_QUERY = `SELECT ${Object.keys(FlowRow.properties).join(', ')} FROM FlowDefinitionView WHERE TriggerObjectOrEventId ${AMONG_OBJECTS}`

const NONE = 'None'

/** Flows from their rows. */
export const flowsOf = (rows: unknown[]): Flow[] =>
  rowsOf(FlowRow, rows).map((row) => ({
    object: row.TriggerObjectOrEventId,
    name: qualified(row.NamespacePrefix, row.ApiName),
    active: row.IsActive,
    type: row.TriggerType ?? NONE,
    on: row.RecordTriggerType ?? NONE,
  }))

const RuleRow = Type.Object({
  ValidationName: Type.String(),
  NamespacePrefix: TextOrNull,
  Active: Type.Boolean(),
  EntityDefinition: Type.Object({ QualifiedApiName: ObjectOf }),
})

/** The validation rules, of the Tooling API. */
export const RULE_QUERY = `SELECT ValidationName, NamespacePrefix, Active, EntityDefinition.QualifiedApiName FROM ValidationRule WHERE EntityDefinition.QualifiedApiName ${AMONG_OBJECTS}`

/** Validation rules from their rows. */
export const rulesOf = (rows: unknown[]): Rule[] =>
  rowsOf(RuleRow, rows).map((row) => ({
    object: row.EntityDefinition.QualifiedApiName,
    name: qualified(row.NamespacePrefix, row.ValidationName),
    active: row.Active,
  }))

/** UNSURE whether the name of a flow from a package has the prefix already. */
const qualified = (prefix: string | null, name: string): string =>
  prefix === null || prefix === '' || name.startsWith(`${prefix}__`) ? name : `${prefix}__${name}`

function rowsOf<Row extends Type.TSchema>(row: Row, rows: unknown[]): Type.Static<Row>[] {
  const schema = Type.Array(row)
  if (!Value.Check(schema, rows)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return rows
}
