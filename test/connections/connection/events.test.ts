import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isSessionAlive } from '../../../companion/src/accounts/sign-in/session-store.ts'
import {
  createEventStreams,
  type EventSource,
  type EventStreams,
  type StreamedEvent,
} from '../../../companion/src/platform/http/event-stream.ts'
import { refusalWith } from '../../kit/service/refusal.ts'
import {
  connect,
  deleteConnection,
  requestDeletion,
  startConnectTest,
  type ConnectTest,
} from '../../kit/connections/connect.ts'

const TICK_MS = 5

/** A source that a test fills. */
function memorySource() {
  const events: StreamedEvent[] = []
  const ended = new Set<string>()
  const polls: ReadonlyMap<string, number>[] = []
  let fault: Error | undefined
  const errors: unknown[] = []
  const source: EventSource = {
    poll: (cursors) => {
      polls.push(new Map(cursors))
      if (fault) return Promise.reject(fault)
      return Promise.resolve(events.filter(({ topic, id }) => id > (cursors.get(topic) ?? Number.POSITIVE_INFINITY)))
    },
    isAlive: (session) => Promise.resolve(!ended.has(session)),
    log: { error: (details) => void errors.push(details) },
  }
  const happen = (topic: string, id: number) => events.push({ topic, id, event: 'connection', data: { id } })
  return { source, happen, ended, polls, errors, fail: (err?: Error) => (fault = err) }
}

type Start = { after?: number; session?: string; person?: string }

/** The events that a stream has sent so far. */
function listen(streams: EventStreams, topic: string, { after = 0, session = 's1', person = session }: Start = {}) {
  const stream = streams.open({ topic, after, session, person })
  let text = ''
  let hasEnded = false
  stream.setEncoding('utf8')
  stream.on('data', (part: string) => (text += part))
  stream.on('end', () => (hasEnded = true))
  return {
    stream,
    text: () => text,
    ids: () => [...text.matchAll(/^id: (\d+)\nevent: /gm)].map(([, id]) => Number(id)),
    hasEnded: () => hasEnded,
  }
}

describe('server-sent events of a process', () => {
  const opened: EventStreams[] = []
  afterEach(() => {
    for (const streams of opened.splice(0)) streams.close()
  })
  const start = () => {
    const memory = memorySource()
    const streams = createEventStreams(memory.source, TICK_MS)
    opened.push(streams)
    return { ...memory, streams }
  }

  it('send each listener the events of its own topic, in order and once', async () => {
    const { streams, happen } = start()
    const [one, late, other] = [listen(streams, 'a'), listen(streams, 'a', { after: 2 }), listen(streams, 'b')]
    for (const [topic, id] of [['a', 1], ['a', 2], ['b', 3], ['a', 4]] as const) happen(topic, id) // prettier-ignore
    await expect.poll(one.ids).toEqual([1, 2, 4])
    await expect.poll(late.ids).toEqual([4])
    await expect.poll(other.ids).toEqual([3])
    await sleep(5 * TICK_MS)
    expect(one.ids()).toEqual([1, 2, 4])
    expect(one.text()).toContain('id: 1\nevent: connection\ndata: {"id":1}\n\n')
  })

  it('start with the id to resume from, so that a listener misses nothing after a lost connection', async () => {
    const { streams } = start()
    const { text } = listen(streams, 'a', { after: 7 })
    await expect.poll(text).toMatch(/^id: 7\n\n/)
  })

  it('poll once for all listeners, and never without one', async () => {
    const { streams, polls } = start()
    await sleep(5 * TICK_MS)
    expect(polls).toEqual([])
    const listeners = [
      listen(streams, 'a', { after: 5 }),
      listen(streams, 'a', { after: 3 }),
      listen(streams, 'b', { after: 9 }),
    ]
    await expect.poll(() => Object.fromEntries(polls[0] ?? [])).toEqual({ a: 3, b: 9 })
    for (const { stream } of listeners) stream.destroy()
    await sleep(3 * TICK_MS)
    const { length } = polls
    await sleep(10 * TICK_MS)
    expect(polls).toHaveLength(length)
  })

  it('send a heartbeat that keeps the connection open', async () => {
    const { streams } = start()
    const { text } = listen(streams, 'a')
    await expect.poll(text).toMatch(/^:$/m)
  })

  it('end with their session, and leave other sessions alone', async () => {
    const { streams, ended } = start()
    const [gone, stays] = [listen(streams, 'a', { session: 'gone' }), listen(streams, 'a', { session: 'stays' })]
    ended.add('gone')
    await expect.poll(gone.hasEnded).toBe(true)
    expect(stays.hasEnded()).toBe(false)
  })

  it('are limited to five per session', async () => {
    const { streams } = start()
    const [first] = Array.from({ length: 5 }, () => listen(streams, 'a', { session: 'busy' }))
    expect(() => listen(streams, 'a', { session: 'busy' })).toThrow(refusalWith('TOO_MANY_REQUESTS'))
    first?.stream.destroy()
    await once(first?.stream ?? process, 'close')
    listen(streams, 'a', { session: 'busy' })
  })

  it('SEC-M4: leave streams for others when one person or one tenant opens as many as it can', () => {
    const { streams } = start()
    const openAll = (topic: string, one: (n: number) => Start, opened = 0): number => {
      try {
        for (; ; opened += 1) listen(streams, topic, one(opened))
      } catch {
        return opened
      }
    }
    expect(openAll('a', (n) => ({ session: `of-one-${n}`, person: 'one' }))).toBe(10)
    expect(openAll('a', (n) => ({ session: `of-a-${n}`, person: `person-${n}` }))).toBe(50 - 10)
    expect(openAll('b', () => ({ session: 'of-b', person: 'two' }))).toBe(5)
    let all = 55
    for (let topic = 0; all < 1_000; topic += 1) all += openAll(`t${topic}`, (n) => ({ session: `${topic}-${n}`, person: `${topic}-${n}` })) // prettier-ignore
    expect(all).toBe(1_000)
  })

  it('resume after the source fails for a moment', async () => {
    const { streams, happen, fail, errors } = start()
    const { ids } = listen(streams, 'a')
    fail(new Error('database gone'))
    await expect.poll(() => errors.length).toBeGreaterThan(0)
    fail()
    happen('a', 1)
    await expect.poll(ids).toEqual([1])
  })

  it('end when the service stops, and no new one begins', async () => {
    const { streams } = start()
    const { hasEnded } = listen(streams, 'a')
    streams.close()
    await expect.poll(hasEnded).toBe(true)
    expect(() => listen(streams, 'a')).toThrow(refusalWith('NOT_READY'))
  })

  it('disconnect a reader that does not read', async () => {
    const { streams, happen } = start()
    const stream = streams.open({ topic: 'a', after: 0, session: 's', person: 'p' })
    for (let id = 1; id <= 2_000; id += 1) happen('a', id)
    await expect.poll(() => stream.destroyed).toBe(true)
  })
})

describe('GET /api/v1/events', () => {
  let test: ConnectTest
  let url: string
  beforeAll(async () => {
    test = await startConnectTest()
    url = await test.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => test.closeAll())
  afterEach(async () => {
    for (const stop of stops.splice(0)) stop()
    await test.settleAccounts()
    await test.jobs.run()
  })

  const stops: (() => void)[] = []
  const cookie = () =>
    Object.entries(test.admin.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')

  /** A second browser, whose page follows the connection. */
  async function follow(headers: Record<string, string> = {}) {
    const outgoing = request(`${url}/api/v1/events`, { headers: { cookie: cookie(), ...headers } }).end()
    outgoing.on('error', () => undefined)
    stops.push(() => outgoing.destroy())
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
    let text = ''
    let hasEnded = false
    answer.setEncoding('utf8').on('data', (part: string) => (text += part))
    answer.on('end', () => (hasEnded = true)).on('error', () => undefined)
    const valuesOf = (field: string) =>
      [...text.matchAll(new RegExp(`^${field}: (.*)$`, 'gm'))].map(([, value = '']) => value)
    return {
      answer,
      statuses: () => valuesOf('data').map((data) => (JSON.parse(data) as { status: string | null }).status),
      newestId: () => valuesOf('id').at(-1) ?? '',
      hasEnded: () => hasEnded,
    }
  }

  it('sends each change to another browser', async () => {
    const { answer, statuses } = await follow()
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    await connect(test.admin, test.sandbox)
    await expect.poll(statuses).toEqual(['connected'])
    await requestDeletion(test.admin)
    await expect.poll(statuses).toEqual(['connected', 'deleting'])
    await test.jobs.run()
    await expect.poll(statuses).toEqual(['connected', 'deleting', null])
  })

  it('resumes after the last event of a lost connection', async () => {
    const first = await follow()
    await connect(test.admin, test.sandbox)
    await expect.poll(first.statuses).toEqual(['connected'])
    for (const stop of stops.splice(0)) stop()
    await deleteConnection(test)
    const second = await follow({ 'last-event-id': first.newestId() })
    await expect.poll(second.statuses).toEqual(['deleting', null])
  })

  it.each(['', 'abc', '-1', '999999999', `9${'0'.repeat(40)}`])('ignores %j as an id to resume from', async (id) => {
    await connect(test.admin, test.sandbox)
    const { answer, statuses } = await follow({ 'last-event-id': id })
    expect(answer.statusCode).toBe(200)
    await requestDeletion(test.admin)
    await expect.poll(statuses).toEqual(['deleting'])
  })

  it('refuses a person who is not signed in', async () => {
    expect((await test.app.inject({ url: '/api/v1/events' })).statusCode).toBe(401)
    expect((await test.app.inject({ url: '/api/v1/connections/events' })).statusCode).toBe(401)
  })

  it('serves five pages of a session at a time', async () => {
    for (let page = 0; page < 5; page += 1) expect((await follow()).answer.statusCode).toBe(200)
    expect((await follow()).answer.statusCode).toBe(429)
  })

  it('never sends events of another tenant', async () => {
    const { statuses } = await follow()
    await test.database.execute(`
      insert into tenant (tenant_id, business_name, created_at) values ('00000000-0000-4000-8000-000000000001', 'Other', now());
      insert into connection_event (tenant_id, connection_id, organization_id, environment, at, event, from_state, to_state)
        values ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), '00D', 'sandbox', now(), 'connected', 'none', 'connected')`)
    await connect(test.admin, test.sandbox)
    await expect.poll(statuses).toEqual(['connected'])
  })

  it('checks its session, and ends when that is idle or the person signs out', async () => {
    const isAlive = (id: string) => isSessionAlive(id, { db: test.database.db, clock: test.clock })
    const browser = await test.signIn()
    const id = browser.cookies.tollbridge_session ?? ''
    expect([await isAlive(id), await isAlive('made up')]).toEqual([true, false])
    test.clock.advance({ minutes: 31 })
    expect(await isAlive(id)).toBe(false)
    test.clock.advance({ minutes: -31 })
    await browser.request({ method: 'DELETE', url: '/api/v1/session' })
    expect(await isAlive(id)).toBe(false)
  })

  it('does not keep an idle session alive', async () => {
    await follow()
    const before = await lastSeen()
    test.clock.advance({ minutes: 29 })
    await sleep(1_500)
    expect(await lastSeen()).toEqual(before)
  })
  const lastSeen = async () => (await test.database.execute('select last_seen_at from session')).rows

  it('ends with the service, which does not wait for readers', async () => {
    const { hasEnded } = await follow()
    await test.app.close()
    await expect.poll(hasEnded).toBe(true)
  })
})
