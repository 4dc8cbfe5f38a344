import { createHash } from 'node:crypto'
import type { WireCall } from '../limits/wire-calls.ts'
import { recordId } from '../org/ids.ts'
import type { Person } from '../org/people.ts'
import type { OrgState, Spending } from '../state/org-state.ts'
import { momentsOf, type Span } from './spendings.ts'

/** The org's log entry of one API request. */
export type LoggedCall = {
  at: number
  requestId: string
  userId: string
  username: string
  family: string
  version: string
  resource: string
  entity: string
  method: string
  status: number
  clientName: string
  clientIp: string
  appId: string
  appName: string
  counts: boolean
}

export type Origin = { state: OrgState; people: Person[] }

const OWN_APP = { appId: recordId('0H4', 1), appName: 'Tollbridge' }
const CLI_APP = { appId: recordId('0H4', 2), appName: 'Salesforce CLI' }
const NO_APP = { appId: '', appName: '' }

/** A wire call as the log shows it. Undefined when it never reached the platform or has no known user. */
export function loggedWireCall(call: WireCall, { state, people }: Origin): LoggedCall[] {
  const { requestId, userId } = call
  if (!requestId || !userId) return []
  return [
    {
      at: Date.parse(call.at),
      requestId,
      userId,
      username: usernameOf(userId, people),
      ...resourceOf(call.path),
      method: call.method,
      status: call.status,
      clientName: call.clientName ?? '',
      clientIp: '192.0.2.17',
      ...appOf(call.clientId, state),
      counts: call.counted,
    },
  ]
}

/** The requests of a spending within a span of time. Deterministic. */
export function loggedSpending(spending: Spending, span: Span, { people }: Origin): LoggedCall[] {
  const { clientName, appName, userId } = spending
  const same = {
    userId,
    username: usernameOf(userId, people),
    ...resourceOf('/services/data/v61.0/query'),
    method: 'GET',
    status: 200,
    clientName,
    clientIp: '198.51.100.23',
    appId: appName && recordId('0H4', hashOf(appName)),
    appName,
    counts: true,
  }
  const seed = hashOf(JSON.stringify(spending)).toString().padStart(10, '0')
  return momentsOf(spending, span).map(({ at, number }) => ({
    ...same,
    at,
    requestId: `S${seed}${String(number).padStart(11, '0')}`,
  }))
}

/** The API family, resource and version in a path such as `/v67.0/sobjects/Lead/describe`. UNSURE: the log never has `OAuth`. */
function resourceOf(path: string): Pick<LoggedCall, 'family' | 'version' | 'resource' | 'entity'> {
  const [, version = '', rest = ''] = /^\/services\/data\/v([\d.]+)(.*)$/.exec(path) ?? []
  if (version) {
    const entity = /^\/(?:composite\/)?sobjects\/(\w+)/.exec(rest)?.[1] ?? ''
    return { family: 'REST', version, resource: `/v${version}${rest}`, entity }
  }
  const soap = /^\/services\/Soap\/\w\/([\d.]+)/.exec(path)?.[1]
  if (soap) return { family: 'SOAP', version: soap, resource: path, entity: '' }
  return { family: 'OAuth', version: '', resource: path, entity: '' }
}

/** The app of a client, with an empty name where it has none. */
export function appOf(clientId: string | null, { clientId: own }: OrgState) {
  if (clientId === own) return OWN_APP
  return clientId === 'PlatformCLI' ? CLI_APP : NO_APP
}

const hashOf = (text: string) => createHash('sha256').update(text).digest().readUInt32BE()
const usernameOf = (userId: string, people: Person[]) => people.find(({ id }) => id === userId)?.username ?? ''
