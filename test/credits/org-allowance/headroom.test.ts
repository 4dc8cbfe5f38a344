import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHeadroom, type Headroom } from '../../../companion/src/credits/org-allowance/headroom.ts'
import type { CalledOrg } from '../../../companion/src/credits/org-allowance/org-state.ts'
import type { Consumer } from '../../../companion/src/credits/spending.ts'
import { listNotices } from '../../../companion/src/notifications/store.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { newId } from '../../../companion/src/platform/ids.ts'
import { parseLimitInfo } from '../../../companion/src/salesforce/wire/limit-info.ts'
import { virtualClock, type VirtualClock } from '../../kit/time/clock.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { platformOn } from '../../kit/service/services.ts'
import { addTenant } from '../../kit/credits/ledger.ts'

const ORIGIN = 'https://acme.my.salesforce.com'

let clock: VirtualClock
beforeEach(() => {
  clock = virtualClock()
})

const headroomOn = ({ db }: OpenDatabase): Headroom => createHeadroom(platformOn(db, { clock }))

describeOnBoth('the guard of the org’s own allowance', (kind) => {
  let database: OpenDatabase
  let org: CalledOrg
  let headroom: Headroom

  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    org = { tenantId: await addTenant(database.db), origin: ORIGIN }
    headroom = headroomOn(database)
  })

  const ask = (consumer: Consumer, purpose = 'query', from = headroom) =>
    from.admit({ ...org, consumer, bucket: 'api', purpose })
  const answer = (header: string | undefined) => headroom.observe(org, parseLimitInfo(header))
  /** The notices of the tenant, oldest first. */
  const notices = async () =>
    (await listNotices({ tenantId: org.tenantId, personId: newId() }, { limit: 100 }, database))
      .map(({ notice }) => notice)
      .toReversed()
  const short = (state: string): unknown =>
    expect.objectContaining({ code: 'ORG_ALLOWANCE_SHORT', params: expect.objectContaining({ state }) })

  it('allows everything while the allowance is unknown or sufficient', async () => {
    await ask('status')
    await answer('api-usage=89/100')
    await ask('status')
  })

  it('pauses background work below the floor, raises one notice, and serves people', async () => {
    await answer('api-usage=90001/100000')
    await expect(ask('export')).rejects.toEqual(short('low'))
    await expect(ask('status')).rejects.toEqual(short('low'))
    await ask('person')
    await ask('handshake')
    await ask('status', 'limits')
    await answer('api-usage=90005/100000')
    expect(await notices()).toMatchObject([
      { code: 'ORG_ALLOWANCE_LOW', params: { used: 90_001, limit: 100_000, percent: 10 } },
    ])
  })

  it('resumes when the org has enough again', async () => {
    await answer('api-usage=95000/100000')
    await answer('api-usage=80000/100000')
    await ask('export')
  })

  it('uses the floor in the settings of the tenant', async () => {
    org = { tenantId: await addTenant(database.db, { orgFloorPercent: 50 }), origin: ORIGIN }
    await answer('api-usage=51/100')
    await expect(ask('export')).rejects.toEqual(short('low'))
  })

  it.each([
    ['bare', 'api-usage=95000/100000', 'api-usage=95/100'],
    ['with bursts', 'api-usage=95000/100000; api-bursts=1/750', 'api-bursts=1/750'],
    [
      'with a quota of the app',
      'api-usage=95000/100000; per-app-api-usage=1/250(appName=x)',
      'per-app-api-usage=1/250',
    ],
    ['over 100 %', 'api-usage=110018/100000', ''],
    ['garbage', 'api-usage=95000/100000', 'api-usage=many/lots'],
    ['zero', 'api-usage=95000/100000', 'api-usage=0/0'],
    ['missing', 'api-usage=95000/100000', undefined],
  ])('Q3 is closed by a header, and stays closed after one that is %s', async (_form, closing, next) => {
    await answer(closing)
    await expect(ask('export')).rejects.toEqual(short('low'))
    await answer(next)
    await expect(ask('export')).rejects.toEqual(short('low'))
  })

  it.each(['api-usage=0/0', 'api-usage=many/lots', '', undefined])(
    'Q3 does not open after a refusal by a header such as %s',
    async (header) => {
      await headroom.refused(org)
      await answer(header)
      await expect(ask('person')).rejects.toEqual(short('spent'))
    },
  )

  it('stops everything after the org has refused, except one probe every 15 minutes', async () => {
    await answer('api-usage=99999/100000')
    await headroom.refused(org)
    await expect(ask('person')).rejects.toMatchObject({
      params: { state: 'spent', until: new Date('2026-03-02T10:15:00Z') },
    })
    clock.advance({ minutes: 14, seconds: 59 })
    await expect(ask('person')).rejects.toEqual(short('spent'))

    clock.advance({ seconds: 1 })
    const probes = await Promise.allSettled([ask('status'), ask('export'), ask('person')])
    expect(probes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await headroom.refused(org)
    clock.advance({ minutes: 14 })
    await expect(ask('export')).rejects.toEqual(short('spent'))
    clock.advance({ minutes: 1 })
    await ask('export')
    await answer('api-usage=70000/100000')
    await ask('export')
    expect((await notices()).map(({ code }) => code).toSorted()).toEqual([
      'ORG_ALLOWANCE_LOW',
      'ORG_ALLOWANCE_RESTORED',
      'ORG_ALLOWANCE_SPENT',
    ])
  })

  it('never delays a token request', async () => {
    await headroom.refused(org)
    await headroom.admit({ ...org, consumer: 'handshake', bucket: 'auth', purpose: 'refresh' })
  })

  it('is shared by processes: all use what one learns, and one of them probes', async () => {
    const other = headroomOn(database)
    await headroom.refused(org)
    await expect(ask('export', 'query', other)).rejects.toEqual(short('spent'))
    clock.advance({ minutes: 15 })
    const probes = await Promise.allSettled([ask('export'), ask('export', 'query', other)])
    expect(probes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is stored for the next process, including small changes that are written late', async () => {
    await answer('api-usage=10/100')
    await answer('api-usage=11/100')
    await headroom.flush()
    const { rows } = await database.execute('select used, allowed from org_allowance where tenant_id = $1', [
      org.tenantId,
    ])
    expect(rows).toEqual([{ used: 11, allowed: 100 }])
  })

  it('reads the floor again after a change of the settings', async () => {
    await answer('api-usage=80/100')
    await ask('export')
    await database.execute('insert into credit_settings (tenant_id, org_floor_percent) values ($1, 50)', [org.tenantId])
    headroom.forget(org.tenantId)
    await expect(ask('export')).rejects.toEqual(short('low'))
  })
})

describe('the guard without its database', () => {
  it('uses the last known allowance, and does not open', async () => {
    const database = await openTestDatabase()
    const org = { tenantId: await addTenant(database.db), origin: ORIGIN }
    const headroom = headroomOn(database)
    await headroom.observe(org, { used: 95, limit: 100 })
    await database.close()
    clock.advance({ hours: 1 })
    await expect(headroom.admit({ ...org, consumer: 'export', bucket: 'api', purpose: 'query' })).rejects.toThrow(
      'ORG_ALLOWANCE_SHORT',
    )
    await headroom.observe(org, { used: 10, limit: 100 })
    await headroom.admit({ ...org, consumer: 'export', bucket: 'api', purpose: 'query' })
  })
})
