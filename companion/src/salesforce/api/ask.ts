import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { refusal, type Refusal } from '../../platform/refusals/errors.ts'
import { CLIENT_NAME } from '../oauth/client-name.ts'
import { refusalOfApiFault } from '../wire/faults.ts'
import type { Session, SessionDeps } from './session.ts'

/** One thing to ask an org: a path below the version of the API, and headers of its own. */
export type Ask = { path: string; headers?: Record<string, string> }

/** How it was answered, alone or as a part of a composite. Header names are in small letters. */
export type Answered = { status: number; headers: Record<string, string>; body: unknown }

const Faults = Type.Array(Type.Object({ errorCode: Type.String(), message: Type.String() }), { minItems: 1 })
const Page = Type.Object({
  records: Type.Array(Type.Unknown()),
  nextRecordsUrl: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
const UNCHANGED = 304
const GOOD = [200, UNCHANGED]

/** Where a query is asked. */
export const queryPath = (soql: string): string => `query?q=${encodeURIComponent(soql)}`

/** Asks for one thing, for one credit. */
export async function askAlone({ path, headers }: Ask, session: Session, deps: SessionDeps): Promise<Answered> {
  const { instanceUrl, accessToken, tenantId, consumer, purpose } = session
  const request = {
    method: 'GET',
    url: `${instanceUrl}/services/data/v${deps.apiVersion}/${path}`,
    headers: { ...headers, authorization: `Bearer ${accessToken}`, 'sforce-call-options': `client=${CLIENT_NAME}` },
  }
  const answer = await deps.wire(request, { tenantId, consumer, bucket: 'api', purpose })
  return { status: answer.status, headers: answer.headers, body: parsed(answer.body) }
}

/** Why a part of a composite is no answer; nothing if it is one. */
export function refusalIn({ status, body }: Answered): Refusal | undefined {
  const [fault] = Value.Check(Faults, body) ? body : []
  if (fault) return refusalOfApiFault(fault.errorCode, fault.message)
  return GOOD.includes(status) ? undefined : refusal('SALESFORCE_ANSWER_UNREADABLE')
}

/** Whether Salesforce says that what is known already still holds. */
export const isUnchanged = ({ status }: Answered): boolean => status === UNCHANGED

/** The rows of a query's first page. */
export const firstRowsIn = (answered: Answered): unknown[] => pageIn(answered).records

/** All rows of a query. Each page after the first costs a credit. */
export async function allRowsIn(answered: Answered, session: Session, deps: SessionDeps): Promise<unknown[]> {
  const { records, nextRecordsUrl } = pageIn(answered)
  if (!nextRecordsUrl) return records
  const path = nextRecordsUrl.replace(/^\/services\/data\/v[\d.]+\//, '')
  return [...records, ...(await allRowsIn(await askAlone({ path }, session, deps), session, deps))]
}

function pageIn({ status, body }: Answered) {
  if (status !== 200 || !Value.Check(Page, body)) throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  return body
}

function parsed(body: string): unknown {
  if (body === '') return null
  try {
    return JSON.parse(body)
  } catch {
    throw refusal('SALESFORCE_ANSWER_UNREADABLE')
  }
}
