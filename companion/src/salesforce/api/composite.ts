import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { refusal } from '../../platform/refusals/errors.ts'
import { firstRowsIn, queryPath, refusalIn, type Answered, type Ask } from './ask.ts'
import { repeatable } from '../wire/retry.ts'
import type { Session, SessionDeps } from './session.ts'

const CompositeAnswer = Type.Object({
  compositeResponse: Type.Array(
    Type.Object({
      body: Type.Unknown(),
      httpHeaders: Type.Optional(Type.Record(Type.String(), Type.String())),
      httpStatusCode: Type.Integer(),
      referenceId: Type.String(),
    }),
  ),
})
type Part = Type.Static<typeof CompositeAnswer>['compositeResponse'][number]

/**
 * Asks for as many as 25 things in one request, that is, for one credit; at most five of them may be queries. Answers each
 * by its name, whatever became of it.
 */
export async function askTogether<Name extends string>(
  asks: Record<Name, Ask>,
  session: Session,
  deps: SessionDeps,
): Promise<Record<Name, Answered>> {
  const { openConnection } = await import('./jsforce-connection.ts')
  const connection = openConnection(session, { ...deps, wire: repeatable(deps.wire) })
  const compositeRequest = Object.entries<Ask>(asks).map(([name, { path, headers }]) => ({
    method: 'GET',
    url: `/services/data/v${deps.apiVersion}/${path}`,
    referenceId: name,
    ...(headers && { httpHeaders: headers }),
  }))
  const answer: unknown = await connection.requestPost('/composite', { compositeRequest })
  if (!Value.Check(CompositeAnswer, answer)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return answersByName(Object.keys(asks), answer.compositeResponse)
}

const answersByName = (names: string[], parts: Part[]): Record<string, Answered> =>
  Object.fromEntries(names.map((name) => [name, answeredBy(parts.find(({ referenceId }) => referenceId === name))]))

function answeredBy(part: Part | undefined): Answered {
  if (!part) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  const headers = Object.entries(part.httpHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const)
  return { status: part.httpStatusCode, headers: Object.fromEntries(headers), body: part.body }
}

/** Runs at most five queries in one request, that is, for one credit. Answers the rows of each, by its name. */
export async function queryTogether<Name extends string>(
  queries: Record<Name, string>,
  session: Session,
  deps: SessionDeps,
): Promise<Record<Name, unknown[]>> {
  const asks = Object.entries<string>(queries).map(([name, soql]) => [name, { path: queryPath(soql) }] as const)
  return rowsByName(await askTogether(Object.fromEntries(asks), session, deps))
}

const rowsByName = (answers: Record<string, Answered>): Record<string, unknown[]> =>
  Object.fromEntries(Object.entries(answers).map(([name, answered]) => [name, goodRows(answered)]))

function goodRows(answered: Answered): unknown[] {
  const fault = refusalIn(answered)
  if (fault) throw fault
  return firstRowsIn(answered)
}
