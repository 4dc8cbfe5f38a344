import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { faultsAtRest, faultsNow, type Watched } from '../kit/simulation/invariants.ts'
import { openWorld, type World } from '../kit/simulation/world.ts'

const TENANT = '(select tenant_id from tenant)'
const ORG = `'00D000000000001AAA'`

const window = (granted: number, leased = granted) => `
  insert into credit_window (tenant_id, window_start, window_end, daily_limit, allowance, granted)
    values (${TENANT}, '2026-03-02T00:00Z', '2026-03-03T00:00Z', 100000, 100000, ${granted});
  insert into credit_lease (tenant_id, window_start, holder, consumer, granted, spent, renewed_at)
    values (${TENANT}, '2026-03-02T00:00Z', gen_random_uuid(), 'status', ${leased}, ${leased}, '2026-03-02T00:00Z');`

const event = (name: string) => `
  insert into connection_event (tenant_id, connection_id, organization_id, environment, at, event, from_state, to_state)
    values (${TENANT}, gen_random_uuid(), ${ORG}, 'sandbox', '2026-03-02T00:00Z', '${name}', 'connected', 'connected');`

const NOW: readonly [fault: string, sql: string][] = [
  ['more is granted than allowed', `set session_replication_role = replica; ${window(100_001)}`],
  ['the leases of a window do not add up', window(5, 4)],
]
const AT_REST: readonly [fault: string, sql: string][] = [
  ['leases and ledger differ', window(5)],
  ['events and notices differ', event('failing')],
  ['events and notices differ', event('works-again')],
  ['still stuck: job', `insert into simulation.job (name, data, due, tries) values ('mail', '{}', now(), 2)`],
]

describe('the invariants of a simulated day', () => {
  let world: World
  let watched: Watched
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    await world.begin()
    const facts = { settings: { version: 0, dailyLimit: 0 }, deletions: [], internal: [] }
    watched = { client: world.client, orgs: world.simulator.orgs, facts, taken: 0 }
  })

  it('hold at the beginning', async () => {
    expect(await faultsAtRest(watched)).toEqual([])
  })

  it.each(NOW)('find after each step: %s', async (fault, sql) => {
    await world.client.exec(sql)
    await world.client.exec('set session_replication_role = origin')
    expect(await faultsNow(watched)).toContainEqual(expect.stringContaining(fault))
  })

  it.each(AT_REST)('find once everything is at rest: %s', async (fault, sql) => {
    await world.client.exec(sql)
    expect(await faultsAtRest(watched)).toContainEqual(expect.stringContaining(fault))
  })

  it('find requests that were never granted', async () => {
    await fetch(`${world.simulator.sandbox.instanceUrl}/services/data/v67.0/limits`, {
      headers: { authorization: `Bearer ${world.simulator.sandbox.accessToken}` },
    })
    expect(await faultsNow(watched)).toEqual(['the orgs counted 1 requests, and 0 were granted'])
  })

  it('find an acknowledged limit that is lost, and answers that are faults of the service', async () => {
    watched.facts.settings = { version: 2, dailyLimit: 123_456 }
    watched.facts.internal.push('GET /: 500')
    expect(await faultsNow(watched)).toEqual([
      'GET /: 500',
      'the daily limit 123456 was acknowledged, and is lost',
      'a change of the daily limit is not in the audit trail',
    ])
  })
})
