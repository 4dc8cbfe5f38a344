import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import { type ApiResult, getTogether, queryPath, type SalesforceSession } from '../../salesforce/index.ts'
import { AMONG_OBJECTS } from './automation.ts'
import { OBJECTS, type ObjectName } from '../fingerprint/fingerprint.ts'
import { rowsOrUnknown } from './or-unknown.ts'

/** The names of the fields of each object, where they are known. */
export type FieldNames = ReadonlyMap<ObjectName, string[]>

const FieldRows = Type.Array(
  Type.Object({
    QualifiedApiName: Type.String(),
    EntityDefinition: Type.Object({ QualifiedApiName: Type.Enum([...OBJECTS]) }),
  }),
)

const queryFor = (filter: string) =>
  `SELECT QualifiedApiName, EntityDefinition.QualifiedApiName FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName ${filter}`

/** The fields of all objects, whether or not describe shows them. UNSURE whether every org takes `IN` here. */
export const FIELD_NAME_QUERY = queryFor(AMONG_OBJECTS)

/** As many queries as one request may hold. */
const MAX_QUERIES = 5

/**
 * Field names from the answer of an org. Where it does not tell of all objects at once (they may have too many fields for
 * one query), it is asked for each, for two credits.
 */
export async function readFieldNames(result: ApiResult, session: SalesforceSession): Promise<FieldNames> {
  if (!(result instanceof Refusal)) return readNames(result, OBJECTS, session)
  const first = await readEach(OBJECTS.slice(0, MAX_QUERIES), session)
  return new Map([...first, ...(await readEach(OBJECTS.slice(MAX_QUERIES), session))])
}

async function readEach(objects: ObjectName[], session: SalesforceSession): Promise<FieldNames> {
  const requests = objects.map((object) => [object, { path: queryPath(queryFor(`= '${object}'`)) }] as const)
  const results = Object.values(await getTogether(Object.fromEntries(requests), session, { givesUpWhenSlow: true }))
  const names = await Promise.all(results.map((result) => readNames(result, objects, session)))
  return new Map(names.flatMap((found) => [...found]))
}

const readNames = async (
  result: ApiResult,
  objects: readonly ObjectName[],
  session: SalesforceSession,
): Promise<FieldNames> => (await rowsOrUnknown(result, (rows) => namesOf(rows, objects), session)) ?? new Map()

/** No object is without fields: of one without rows nothing was told. */
function namesOf(rows: unknown[], objects: readonly ObjectName[]): FieldNames {
  if (!Value.Check(FieldRows, rows)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  const byObject = Map.groupBy(rows, ({ EntityDefinition }) => EntityDefinition.QualifiedApiName)
  const named = [...byObject].map(([object, found]) => [object, found.map((row) => row.QualifiedApiName)] as const)
  return new Map(named.filter(([object]) => objects.includes(object)))
}
