import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { authorizedConnection, withSession } from '../../../companion/src/connections/index.ts'
import { Refusal } from '../../../companion/src/platform/refusals/errors.ts'
import { isUnreachable } from '../../../companion/src/platform/database/unreachable.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { queryTogether } from '../../../companion/src/salesforce/index.ts'
import { consent } from '../connections/connect.ts'
import type { Answer } from '../service/sign-in.ts'
import { ask, type Person, sameSession } from './person.ts'
import type { Order } from './order.ts'
import type { Process } from './process.ts'
import type { Random } from './random.ts'

/** What the service said that it did, and what it may not take back. */
export type Facts = {
  /** The newest settings that it acknowledged. */
  settings: { version: number; dailyLimit: number }
  /** Connections whose deletion it acknowledged. */
  deletions: string[]
  /** Faults of the service itself: never the answer, whatever fails round about. */
  internal: string[]
}

export type Acting = {
  process: Process
  admin: Person
  org: SimulatedOrgInfo
  order: Order
  random: Random
  facts: Facts
}

export type Action = (acting: Acting) => Promise<void>

const SETTINGS = '/api/v1/credits/settings'
const Settings = Type.Object({ dailyLimit: Type.Integer(), version: Type.Integer() })
const Connections = Type.Object({
  connections: Type.Array(Type.Object({ connectionId: Type.String(), state: Type.Optional(Type.String()) })),
})
const Begun = Type.Object({ handshakeId: Type.String(), authorizeUrl: Type.String() })
const MAX_READERS = 6
const LOWEST_LIMIT = 100_000

type Wanted = { method?: 'POST' | 'PATCH' | 'DELETE'; url: string; payload?: object }

/** Asks as the admin. A 500 is never right: the service must know what is wrong. */
async function request({ process, admin, facts }: Acting, options: Wanted): Promise<Answer> {
  const answer = await ask(process, admin, options)
  if (answer.statusCode === 500) facts.internal.push(`${options.method ?? 'GET'} ${options.url}: ${answer.body}`)
  return answer
}

/** Changes the daily limit, as of the version that the page shows. */
export const saveLimit: Action = async (acting) => {
  const shown: unknown = (await request(acting, { url: SETTINGS })).json()
  if (!Value.Check(Settings, shown)) return
  const dailyLimit = LOWEST_LIMIT + acting.random.below(LOWEST_LIMIT)
  const payload = { version: shown.version, dailyLimit }
  const saved: unknown = (await request(acting, { method: 'PATCH', url: SETTINGS, payload })).json()
  if (Value.Check(Settings, saved) && saved.version > acting.facts.settings.version) acting.facts.settings = saved
}

/** Signs in to Salesforce in the pop-up, to connect or to authorize again. */
const signIn =
  (wish: { purpose?: 'reauthorize' }): Action =>
  async (all) => {
    const acting = { ...all, admin: sameSession(all.admin) }
    const { environment, clientId, clientSecret } = acting.org
    const payload = { environment, clientId, clientSecret, ...wish }
    const begun: unknown = (await request(acting, { method: 'POST', url: '/api/v1/handshakes', payload })).json()
    if (!Value.Check(Begun, begun)) return
    const url = await acting.order.pass({ process: 'person', label: 'consents' }, () => consent(acting.org, begun))
    await request(acting, { url })
  }

export const connect = signIn({})
export const reauthorize = signIn({ purpose: 'reauthorize' })

/** Deletes the connection that the page shows. */
export const remove: Action = async (acting) => {
  const shown: unknown = (await request(acting, { url: '/api/v1/connections' })).json()
  const [row] = Value.Check(Connections, shown) ? shown.connections : []
  if (!row) return
  const url = `/api/v1/connections/${row.connectionId}`
  const answer = await request(acting, { method: 'DELETE', url, payload: { businessName: 'Acme' } })
  if (answer.statusCode === 202) acting.facts.deletions.push(row.connectionId)
}

/** Reads the org several times at once, each of which takes a credit. */
export const read: Action = async ({ process, random, facts }) => {
  const readers = Array.from({ length: 1 + random.below(MAX_READERS) }, () => readOnce(process))
  const faults = (await Promise.all(readers)).filter((fault) => fault !== undefined)
  facts.internal.push(...faults)
}

/** Reads the org once. Answers what a fault says that is neither a refusal nor an outage of the database. */
async function readOnce({ services }: Process): Promise<string | undefined> {
  try {
    const { rows } = await services.db.execute<{ tenant_id: TenantId }>('select tenant_id from tenant')
    const [tenant] = rows
    if (!tenant) return undefined
    const connection = await authorizedConnection(tenant.tenant_id, services)
    const spender = { connection, consumer: 'status', purpose: 'query' } as const
    await withSession(spender, (session) => queryTogether({ org: 'SELECT Name FROM Organization' }, session), services)
    return undefined
  } catch (fault) {
    return fault instanceof Refusal || isUnreachable(fault) ? undefined : String(fault)
  }
}
