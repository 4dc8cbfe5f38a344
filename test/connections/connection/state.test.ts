import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectionOf, findConnection, findGoneLive } from '../../../companion/src/connections/connection/store.ts'
import { EVENTS, mayHappen, stateAfter, type ConnectionState } from '../../../companion/src/connections/state.ts'
import { connection, connectionEvent, handshake } from '../../../companion/src/connections/tables.ts'
import { transition } from '../../../companion/src/connections/connection/transition.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { Refusal } from '../../../companion/src/platform/refusals/errors.ts'
import { auditEntry } from '../../../companion/src/platform/tables.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { dumpRows } from '../../kit/database/dump.ts'
import { refusalWith } from '../../kit/service/refusal.ts'
import { Crash } from '../../kit/connections/crashing.ts'
import { eventsOf, startMachine, type Machine, type OrgLike, type Salesforce } from '../../kit/connections/machine.ts'

const STATES: ConnectionState[] = ['none', 'connected', 'authorization-required', 'sandbox-refreshed', 'deleting']

describe('the state machine of a connection', () => {
  it('allows exactly these transitions', () => {
    const known = STATES.flatMap((state) =>
      EVENTS.filter((event) => mayHappen(event, state)).map(
        (event) => `${state} -${event}-> ${stateAfter(event, state)}`,
      ),
    )
    expect(known).toEqual([
      'none -connected-> connected',
      'connected -authorization-lost-> authorization-required',
      'connected -reauthorized-> connected',
      'connected -sandbox-refreshed-> sandbox-refreshed',
      'connected -failing-> connected',
      'connected -works-again-> connected',
      'connected -event-log-failing-> connected',
      'connected -event-log-works-again-> connected',
      'connected -deletion-requested-> deleting',
      'authorization-required -reauthorized-> connected',
      'authorization-required -sandbox-refreshed-> sandbox-refreshed',
      'authorization-required -deletion-requested-> deleting',
      'sandbox-refreshed -relinked-> connected',
      'sandbox-refreshed -deletion-requested-> deleting',
      'deleting -deleted-> none',
    ])
  })

  it('refuses every other transition, and names the state and the event', () => {
    expect(() => stateAfter('reauthorized', 'deleting')).toThrow(
      expect.objectContaining({ code: 'CONNECTION_STATE', params: { state: 'deleting', event: 'reauthorized' } }),
    )
  })
})

const SANDBOX: OrgLike = { kind: 'sandbox', id: '00D5e000000sandEAA' }
const REFRESHED: OrgLike = { kind: 'sandbox', id: '00D5e000000refrEAA' }
const PRODUCTION: OrgLike = { kind: 'production', id: '00D5e000000prodEAA', host: 'prod.my.salesforce.com' }
const OTHER_PRODUCTION: OrgLike = { kind: 'production', id: '00D5e000000otheEAA', host: 'prod.my.salesforce.com' }
const ORGS = [SANDBOX, REFRESHED, PRODUCTION, OTHER_PRODUCTION]

describeOnBoth('a change of a connection', (kind) => {
  let database: OpenDatabase
  let machine: Machine
  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())

  const connected = async () => {
    machine = await startMachine(database.db)
    await machine.process().connect(SANDBOX)
    const row = await connectionOf(machine.tenantId, database)
    if (!row) throw new Error('not connected')
    return row
  }
  const lost = () => ({ event: 'authorization-lost', at: machine.clock.now(), by: null, reason: 'SOME_CODE' }) as const

  it('is stored with its event, reason and author, and in the audit trail', async () => {
    const row = await connected()
    await transition(row.connectionId, lost(), database)
    await machine.process().renew('reauthorize', { ...SANDBOX, user: 'integration' })
    expect(await eventsOf(machine)).toMatchObject([
      { event: 'connected', fromState: 'none', toState: 'connected', personName: 'Ada Admin', reason: null },
      { event: 'authorization-lost', fromState: 'connected', personName: null, reason: 'SOME_CODE' },
      { event: 'reauthorized', fromState: 'authorization-required', toState: 'connected', personName: 'Ada Admin' },
    ])
  })

  it('rolls back together with its event', async () => {
    const row = await connected()
    const undone = database.db.transaction(async (tx) => {
      await transition(row.connectionId, lost(), { db: tx })
      throw new Crash()
    })
    await expect(undone).rejects.toThrow(Crash)
    expect(await findConnection(row.connectionId, database)).toEqual(row)
    expect(await eventsOf(machine)).toHaveLength(1)
  })

  it('that the machine does not allow changes nothing', async () => {
    const row = await connected()
    const step = { ...lost(), event: 'deleted' } as const
    await expect(transition(row.connectionId, step, database)).rejects.toThrow(refusalWith('CONNECTION_STATE'))
    expect(await findConnection(row.connectionId, database)).toEqual(row)
    expect(await eventsOf(machine)).toHaveLength(1)
  })

  it('is made by one of two processes that want it at once', async () => {
    const row = await connected()
    const all = [machine.process(), machine.process()].map((one) => one.requestDeletion())
    const results = await Promise.allSettled(all)
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await eventsOf(machine)).map(({ event }) => event)).toEqual(['connected', 'deletion-requested'])
    expect(await findConnection(row.connectionId, database)).toMatchObject({ status: 'deleting' })
  })

  it('to the first connection is made by one of two processes', async () => {
    machine = await startMachine(database.db)
    const results = await Promise.allSettled([SANDBOX, PRODUCTION].map((org) => machine.process().connect(org)))
    const [refused] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
    expect(refused).toMatchObject({ code: expect.stringMatching(/CONNECTION_EXISTS|NEVER_BACK/) })
    expect(await eventsOf(machine)).toHaveLength(1)
  })

  it('is never rewritten: the database refuses to change the history', async () => {
    await connected()
    for (const statement of [
      `update connection_event set reason = 'x'`,
      'delete from connection_event',
      'truncate connection_event',
    ])
      await expect(database.execute(statement)).rejects.toThrow('connection_event_append_only')
  })
})

type Action =
  | { do: 'connect'; org: OrgLike }
  | { do: 'reauthorize' | 'relink'; org: OrgLike }
  | { do: 'lose' | 'request' | 'wait' }
  | { do: 'work'; salesforce: Salesforce }
type Deed = { action: Action; crashAt: number | undefined }

const org = fc.constantFrom(...ORGS)
const action = fc.oneof<fc.Arbitrary<Action>[]>(
  fc.record({ do: fc.constant('connect' as const), org }),
  fc.record({ do: fc.constantFrom('reauthorize' as const, 'relink' as const), org }),
  fc.record({ do: fc.constantFrom('lose' as const, 'request' as const, 'request' as const, 'wait' as const) }),
  fc.record({
    do: fc.constant('work' as const),
    salesforce: fc.constantFrom<Salesforce[]>('answers', 'fails', 'knows-no-token'),
  }),
)
const deed = fc.record({ action, crashAt: fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined, freq: 3 }) })
/** The steps of one process, or of two at once. */
const round = fc.oneof(fc.tuple(deed), fc.tuple(deed, deed))
const history = fc.array(round, { minLength: 1, maxLength: 25, size: 'max' })

async function perform({ action: what, crashAt }: Deed, machine: Machine): Promise<void> {
  const process = machine.process({ crashAt, ...(what.do === 'work' && { salesforce: what.salesforce }) })
  if (what.do === 'connect') return process.connect(what.org)
  if (what.do === 'reauthorize' || what.do === 'relink') return process.renew(what.do, what.org)
  if (what.do === 'lose') return process.loseAuthorization()
  if (what.do === 'request') return process.requestDeletion()
  if (what.do === 'work') return process.work()
  machine.clock.advance({ minutes: 1 })
}

/** Expects refusals and crashes. Any other error fails the test. */
async function performAll(deeds: Deed[], machine: Machine): Promise<void> {
  const results = await Promise.allSettled(deeds.map((one) => perform(one, machine)))
  for (const result of results)
    if (result.status === 'rejected' && !isExpected(result.reason)) throw result.reason as Error
}

const isExpected = (fault: unknown): boolean =>
  fault instanceof Refusal || fault instanceof Crash || (fault instanceof Error && isExpected(fault.cause))

describeOnBoth('any sequence of events, with crashes and in two processes', (kind) => {
  let database: OpenDatabase
  beforeAll(async () => {
    database = await openTestDatabase(kind)
  })
  afterAll(() => database.close())

  const rowsOf = ({ tenantId }: Machine) =>
    database.db.select().from(connection).where(eq(connection.tenantId, tenantId))

  async function checkAll(machine: Machine, sealed: Set<string>): Promise<void> {
    const [rows, events] = [await rowsOf(machine), await eventsOf(machine)]
    expect(rows.length).toBeLessThanOrEqual(1)
    const [row] = rows
    // Every change has its event, and each event starts in the state where the previous one ended.
    expect(events.map(({ fromState }) => fromState)).toEqual(
      ['none', ...events.map(({ toState }) => toState)].slice(0, events.length),
    )
    expect(events.at(-1)?.toState ?? 'none').toBe(row?.status ?? 'none')
    const live = events.findIndex(({ environment }) => environment === 'production')
    const after = live < 0 ? [] : events.slice(live)
    expect(after.filter(({ environment }) => environment === 'sandbox')).toEqual([])
    expect(await findGoneLive(machine.tenantId, database)).toEqual(
      live < 0 ? undefined : expect.objectContaining({ organizationId: events[live]?.organizationId }),
    )
    if (row?.tokensRevoked) expect([row.accessToken, row.refreshToken, row.clientSecret]).toEqual([null, null, null])
    for (const text of [row?.accessToken, row?.refreshToken, row?.clientSecret]) if (text) sealed.add(text)
  }

  async function checkAudit(machine: Machine): Promise<void> {
    const ofTenant = eq(auditEntry.tenantId, machine.tenantId)
    const entries = await database.db.select().from(auditEntry).where(ofTenant)
    const told = entries.filter(({ action: name }) => name !== 'connection.gone-live').map(({ action: name }) => name)
    const happened = (await eventsOf(machine)).map(({ event }) => `connection.${event}`)
    expect(told.toSorted()).toEqual(happened.toSorted())
  }

  /** Lets live processes delete the rest. After that no row may hold a secret, sealed or in clear. */
  async function deleteAll(machine: Machine): Promise<void> {
    await performAll([{ action: { do: 'request' }, crashAt: undefined }], machine)
    for (let round = 0; round < 5 && (await rowsOf(machine)).length > 0; round += 1) {
      machine.clock.advance({ minutes: 5 })
      await performAll([{ action: { do: 'work', salesforce: 'fails' }, crashAt: undefined }], machine)
    }
    expect(await rowsOf(machine)).toEqual([])
  }

  it(
    'never has two connections, a sandbox after production, a secret after deletion, or a change without its event',
    { timeout: 240_000 },
    async () => {
      const property = fc.asyncProperty(history, async (rounds) => {
        const machine = await startMachine(database.db)
        const sealed = new Set<string>()
        for (const deeds of rounds) {
          await performAll(deeds, machine)
          await checkAll(machine, sealed)
        }
        await deleteAll(machine)
        await checkAll(machine, sealed)
        await checkAudit(machine)
        const open = await database.db.select().from(handshake).where(eq(handshake.tenantId, machine.tenantId))
        expect(open.filter(({ clientSecret, verifier }) => clientSecret ?? verifier)).toEqual([])
        const dump = await dumpRows(database)
        for (const text of sealed) expect(dump).not.toContain(text)
        expect(dump).not.toMatch(/clear-(secret|access|refresh)-/)
      })
      await fc.assert(property, { numRuns: 40 })
    },
  )

  it('leaves the history of other tenants alone', async () => {
    const [one, other] = [await startMachine(database.db), await startMachine(database.db)]
    await one.process().connect(SANDBOX)
    await other.process().connect(PRODUCTION)
    await one.process().requestDeletion()
    await one.process().work()
    expect((await eventsOf(one)).map(({ event }) => event)).toEqual(['connected', 'deletion-requested', 'deleted'])
    expect(await eventsOf(other)).toHaveLength(1)
    expect(
      await database.db.select().from(connectionEvent).where(eq(connectionEvent.tenantId, one.tenantId)),
    ).toHaveLength(3)
  })
})
