import type { PGlite } from '@electric-sql/pglite'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { wireCalls, type TestSimulator } from '../simulator/simulator.ts'
import type { Facts } from './actions.ts'

export type Watched = {
  client: PGlite
  orgs: TestSimulator['orgs']
  facts: Facts
  /** Credits that a process before this day took, so that few are left. */
  taken: number
}

const Row = Type.Record(Type.String(), Type.Unknown())

/** What must hold after every step. Each line says what is wrong. */
export async function faultsNow(watched: Watched): Promise<string[]> {
  return [...watched.facts.internal, ...(await creditFaults(watched)), ...(await lostSettings(watched))]
}

/** What must hold once all faults have passed, hours have gone by, and every process has ended in order. */
export async function faultsAtRest(watched: Watched): Promise<string[]> {
  const { client, facts } = watched
  const stuck = await rows(
    client,
    `select 'handshake ' || state as stuck from handshake where state = 'exchanging'
     union all select 'connection ' || status from connection where status = 'deleting' or refresh_owner is not null
     union all select 'job ' || name from simulation.job where tries > 1
     union all select 'connection that fails ' || coalesce(problem_code, '') from connection_health join connection using (connection_id)
       where failures > 0 and status = 'connected'`,
  )
  const undeleted = await rows(client, 'select connection_id from connection where connection_id = any($1)', [
    facts.deletions,
  ])
  return [
    ...(await faultsNow(watched)),
    ...stuck.map((row) => `still stuck: ${String(row.stuck)}`),
    ...undeleted.map((row) => `a deletion was acknowledged, and did not happen: ${String(row.connection_id)}`),
    ...(await unevenNotices(client)),
    ...(await unreturned(watched)),
  ]
}

/** Never over the limit, by our books and by what the orgs count. */
async function creditFaults({ client, orgs, taken }: Watched): Promise<string[]> {
  const windows = await rows(
    client,
    `select w.allowance, w.granted, coalesce(sum(l.granted), 0)::int as leased from credit_window w
     left join credit_lease l using (tenant_id, window_start) group by w.tenant_id, w.window_start`,
  )
  const over = windows.filter(({ allowance, granted }) => Number(granted) > Number(allowance))
  const uneven = windows.filter(({ granted, leased }) => granted !== leased)
  const calls = await Promise.all(orgs.map((org) => wireCalls(org)))
  const sent = calls.reduce((sum, { api, auth }) => sum + api + auth, 0)
  const granted = windows.reduce((sum, row) => sum + Number(row.granted), 0) - taken
  return [
    ...over.map((row) => `more is granted than allowed: ${JSON.stringify(row)}`),
    ...uneven.map((row) => `the leases of a window do not add up: ${JSON.stringify(row)}`),
    ...(sent > granted ? [`the orgs counted ${sent} requests, and ${granted} were granted`] : []),
  ]
}

/** What was acknowledged is there, unless something newer is; and the audit trail says so. */
async function lostSettings({ client, facts: { settings } }: Watched): Promise<string[]> {
  if (settings.version === 0) return []
  const [row] = await rows(client, 'select version, daily_limit from credit_settings')
  const isKept = Number(row?.version) > settings.version || row?.daily_limit === settings.dailyLimit
  const entries = await rows(client, `select 1 from audit_entry where action like 'credit%'`)
  return [
    ...(isKept ? [] : [`the daily limit ${settings.dailyLimit} was acknowledged, and is lost`]),
    ...(entries.length > 0 ? [] : ['a change of the daily limit is not in the audit trail']),
  ]
}

/** Each failure and each end of one has one notice. */
async function unevenNotices(client: PGlite): Promise<string[]> {
  const counted = await rows(
    client,
    `select 'failing' as event, (select count(*)::int from connection_event where event = 'failing') as events,
       (select count(*)::int from notice where code = 'CONNECTION_FAILING') as notices
     union all select 'works-again', (select count(*)::int from connection_event where event = 'works-again'),
       (select count(*)::int from notice where code = 'CONNECTION_WORKS')`,
  )
  return counted
    .filter(({ events, notices }) => events !== notices)
    .map((row) => `events and notices differ: ${JSON.stringify(row)}`)
}

/** A process that ended in order has returned what it did not spend, and has written down what it did. */
async function unreturned({ client, taken }: Watched): Promise<string[]> {
  const [row] = await rows(
    client,
    `select (select coalesce(sum(spent), 0)::int from credit_lease) as leases,
       (select coalesce(sum(credits), 0)::int from credit_count where outcome = 'spent') as ledger`,
  )
  return Number(row?.leases) === Number(row?.ledger) + taken
    ? []
    : [`leases and ledger differ, beside ${taken}: ${JSON.stringify(row)}`]
}

async function rows(client: PGlite, text: string, values: unknown[] = []) {
  const result = await client.query(text, values)
  return Value.Parse(Type.Array(Row), result.rows)
}
