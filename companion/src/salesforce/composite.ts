import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal, refusal } from '../platform/errors.ts'
import { refusalOfApiFault } from './faults.ts'
import { repeatable } from './retry.ts'
import type { Session, SessionDeps } from './session.ts'

const CompositeAnswer = Type.Object({
  compositeResponse: Type.Array(
    Type.Object({ body: Type.Unknown(), httpStatusCode: Type.Integer(), referenceId: Type.String() }),
  ),
})
type Part = Static<typeof CompositeAnswer>['compositeResponse'][number]

const Faults = Type.Array(Type.Object({ errorCode: Type.String(), message: Type.String() }), { minItems: 1 })
const Rows = Type.Object({ records: Type.Array(Type.Unknown()) })

/** Runs at most five queries in one request, that is, for one credit. Answers the rows of each, by its name. */
export async function queryTogether<Name extends string>(
  queries: Record<Name, string>,
  session: Session,
  deps: SessionDeps,
): Promise<Record<Name, unknown[]>> {
  const parts = await askTogether(queries, session, deps)
  return rowsByName(Object.keys(queries), (name) => rowsOf(partOf(parts, name)))
}

/** The same, where a query that Salesforce refuses spoils no other: it has no rows, not even none. */
export async function queryEach<Name extends string>(
  queries: Record<Name, string>,
  session: Session,
  deps: SessionDeps,
): Promise<Record<Name, unknown[] | undefined>> {
  const parts = await askTogether(queries, session, deps)
  return rowsByName(Object.keys(queries), (name) => rowsIfAllowed(partOf(parts, name)))
}

async function askTogether(queries: Record<string, string>, session: Session, deps: SessionDeps): Promise<Part[]> {
  const { openConnection } = await import('./jsforce-connection.ts')
  const connection = openConnection(session, { ...deps, wire: repeatable(deps.wire) })
  const path = `/services/data/v${deps.apiVersion}/query?q=`
  const compositeRequest = Object.entries(queries).map(([name, soql]) => ({
    method: 'GET',
    url: path + encodeURIComponent(soql),
    referenceId: name,
  }))
  const answer: unknown = await connection.requestPost('/composite', { compositeRequest })
  if (!Value.Check(CompositeAnswer, answer)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return answer.compositeResponse
}

const rowsByName = <Rows>(names: string[], rowsOfName: (name: string) => Rows): Record<string, Rows> =>
  Object.fromEntries(names.map((name) => [name, rowsOfName(name)]))

const partOf = (parts: Part[], name: string): Part | undefined => parts.find(({ referenceId }) => referenceId === name)

function rowsIfAllowed(part: Part | undefined): unknown[] | undefined {
  try {
    return rowsOf(part)
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'SALESFORCE_REFUSED') return undefined
    throw fault
  }
}

function rowsOf(part: Part | undefined): unknown[] {
  const [fault] = Value.Check(Faults, part?.body) ? part.body : []
  if (fault) throw refusalOfApiFault(fault.errorCode, fault.message)
  if (part?.httpStatusCode !== 200 || !Value.Check(Rows, part.body)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return part.body.records
}
