import { mkdtemp, rm, mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSimulator } from '../../../companion/simulator/index.ts'
import {
  CALLBACK,
  control,
  simulatorForTest,
  type TestSimulator,
  wireCalls,
  like,
} from '../../kit/simulator/simulator.ts'

const USAGE = {
  window: {
    windowStart: '2026-11-22T00:00:00.000Z',
    windowEnd: '2026-11-23T00:00:00.000Z',
    limit: 100_000,
    used: 12,
    reserved: 3,
    lost: 0,
    left: 99_985,
    byConsumer: [{ consumer: 'handshake', credits: 12 }],
  },
  usage: {
    range: '7d',
    span: 'day',
    points: [{ at: '2026-11-21T23:00:00.000Z', spent: 12, refused: 1, byConsumer: { handshake: 12 } }],
  },
  forecast: {
    spent: 12,
    limit: 100_000,
    expected: 20,
    low: 12,
    high: 40,
    reachedAt: null,
    certainty: 'low',
    basis: 'pace',
    daysOfHistory: 0,
    windowEnd: '2026-11-23T00:00:00.000Z',
  },
}

/** A companion with prepared answers, which records its requests. */
function companionDouble() {
  const asked: { url: string; headers: IncomingHttpHeaders; body: string }[] = []
  const answers: { status: number; connected: boolean; thisOrg: boolean; usage: unknown } = {
    status: 200,
    connected: true,
    thisOrg: true,
    usage: USAGE,
  }
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      asked.push({ url: request.url ?? '', headers: request.headers, body })
      const { connected, thisOrg } = answers
      const status = { connection: { connected, thisOrg, environment: 'sandbox' }, credits: { used: 12, limit: 100_000, windowStart: '2026-11-22T00:00:00.000Z', windowEnd: '2026-11-23T00:00:00.000Z' } } // prettier-ignore
      const pairing = request.url === '/org-api/v1/pairings'
      const isHello = request.url === '/org-api/v1/hello'
      const told = request.url?.startsWith('/org-api/v1/usage') ? answers.usage : status
      const problem = { code: 'ORG_KEY_INVALID', title: 'Refused', remedy: 'Pair again.' }
      const answer = isHello ? { service: 'tollbridge-companion' } : answers.status === 200 ? told : problem
      response.writeHead(pairing ? 201 : isHello ? 200 : answers.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(pairing ? { key: 'the-key', readerKey: 'the-reader-key' } : answer))
    })
  })
  return { asked, answers, server }
}

describe('the package’s Apex of the overview', () => {
  const companion = companionDouble()
  let simulator: TestSimulator
  let companionUrl: string
  beforeAll(async () => {
    simulator = await simulatorForTest()
    await once(companion.server.listen(0, '127.0.0.1'), 'listening')
    const address = companion.server.address()
    companionUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  })
  afterAll(async () => {
    companion.server.close()
    await simulator.closeAndDelete()
  })

  async function overview() {
    const response = await fetch(`${simulator.sandbox.instanceUrl}/lightning/apex/TollbridgeOverviewController/read`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const body: unknown = await response.json()
    return { status: response.status, body }
  }

  it('reports usage, environment and that the org is not paired, without a credit', async () => {
    await control(simulator.sandbox, 'PUT allowance', { max: 5_000_000, used: 1_234 })
    const before = await wireCalls(simulator.sandbox)
    expect(await overview()).toMatchObject({
      status: 200,
      body: {
        usage: { used: 1_234, allowed: 5_000_000 },
        environment: {
          kind: 'sandbox',
          name: simulator.sandbox.name,
          organizationId: simulator.sandbox.organizationId,
        },
        marketo: { state: 'no-key', spent: null, dailyLimit: null, windowEnd: null },
      },
    })
    expect((await wireCalls(simulator.sandbox)).total).toBe(before.total)
  })

  it('pairs by a code, then calls the companion with the key and its own id', async () => {
    await control(simulator.sandbox, 'POST pairing', { companionUrl, code: 'K7QM-3RXA-9TPD' })
    const { body } = await overview()
    expect(body).toMatchObject({
      marketo: { state: 'connected-here', spent: 12, dailyLimit: 100_000, windowEnd: '2026-11-23T00:00:00.000Z' },
    })
    const [pairing, status] = ['pairings', 'status'].map((path) =>
      companion.asked.find(({ url }) => url.endsWith(path)),
    )
    expect(JSON.parse(pairing?.body ?? '')).toEqual({
      code: 'K7QM-3RXA-9TPD',
      organizationId: simulator.sandbox.organizationId,
      organizationName: simulator.sandbox.name,
      environment: 'sandbox',
    })
    expect(pairing?.headers.authorization).toBeUndefined()
    expect(status?.headers).toMatchObject({
      authorization: 'Bearer the-key',
      'tollbridge-organization-id': simulator.sandbox.organizationId,
    })
  })

  it.each([
    [{ thisOrg: false }, 'connected-elsewhere'],
    [{ connected: false, thisOrg: false }, 'not-connected'],
    [{ status: 401 }, 'not-paired'],
    [{ status: 503 }, 'down'],
  ])('with the companion answering %j says %s', async (answers, state) => {
    Object.assign(companion.answers, { status: 200, connected: true, thisOrg: true }, answers)
    expect((await overview()).body).toMatchObject({ marketo: { state } })
  })

  it('answers an unknown method as Apex would', async () => {
    const response = await fetch(`${simulator.sandbox.instanceUrl}/lightning/apex/Nobody/nothing`, { method: 'POST' })
    expect([response.status, await response.json()]).toMatchObject([
      500,
      { exceptionType: 'System.AuraHandledException' },
    ])
  })
})

describe('the package’s Apex of the usage', () => {
  const companion = companionDouble()
  let simulator: TestSimulator
  beforeAll(async () => {
    simulator = await simulatorForTest()
    await once(companion.server.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(async () => {
    companion.server.close()
    await simulator.closeAndDelete()
  })

  async function usage(parameters: object = { range: '7d' }) {
    const response = await fetch(`${simulator.sandbox.instanceUrl}/lightning/apex/TollbridgeUsageController/read`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'time-zone': 'Europe/Stockholm' },
      body: JSON.stringify(parameters),
    })
    const body: unknown = await response.json()
    return body
  }

  it('reports that the org is not paired, and calls no one', async () => {
    expect(await usage()).toMatchObject({ state: 'no-key', window: null, points: null })
    expect(companion.asked).toEqual([])
  })

  it('requests the range in the time zone of the reader, and reports it in the shape of the package, without a credit', async () => {
    const address = companion.server.address()
    const companionUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    await control(simulator.sandbox, 'POST pairing', { companionUrl, code: 'K7QM-3RXA-9TPD' })
    const before = await wireCalls(simulator.sandbox)

    expect(await usage()).toEqual({
      state: 'reported',
      window: {
        allowance: 100_000,
        used: 12,
        reserved: 3,
        lost: 0,
        left: 99_985,
        endsAt: '2026-11-23T00:00:00.000Z',
        byConsumer: { handshake: 12 },
      },
      forecast: { expected: 20, low: 12, high: 40, reachedAt: null, certainty: 'low', daysOfHistory: 0 },
      span: 'day',
      points: [{ at: '2026-11-21T23:00:00.000Z', spent: 12, refused: 1, byConsumer: { handshake: 12 } }],
    })
    expect(companion.asked.at(-1)).toMatchObject({
      url: '/org-api/v1/usage?range=7d&timeZone=Europe%2FStockholm',
      headers: {
        authorization: 'Bearer the-key',
        'tollbridge-organization-id': simulator.sandbox.organizationId,
      },
    })
    expect((await wireCalls(simulator.sandbox)).total).toBe(before.total)
  })

  it.each([
    [{ status: 401 }, 'not-paired'],
    [{ status: 404 }, 'down'],
    [{ usage: { ...USAGE, forecast: undefined } }, 'down'],
    [{ usage: { ...USAGE, window: { ...USAGE.window, left: '99985' } } }, 'down'],
  ])('with the companion answering %j says %s', async (answers, state) => {
    Object.assign(companion.answers, { status: 200, usage: USAGE }, answers)
    expect(await usage()).toMatchObject({ state })
  })
})

describe('the Lightning page', () => {
  let pagesDir: string
  beforeAll(async () => {
    pagesDir = await mkdtemp(join(tmpdir(), 'tollbridge-pages-'))
    await mkdir(join(pagesDir, 'lightning-assets'))
    await writeFile(join(pagesDir, 'index.html'), '<html lang="%LANGUAGE%"></html>')
    await writeFile(join(pagesDir, 'lightning-assets', 'a.js'), 'let a')
  })
  afterAll(() => rm(pagesDir, { recursive: true, force: true }))

  it('is served in the language of the browser, with its assets', async () => {
    const simulator = await startSimulator({ stateDir: join(pagesDir, 'state'), callbacks: [CALLBACK], pagesDir })
    const sandbox = simulator.orgs[1]
    const page = await fetch(sandbox?.lightningUrl ?? '', { headers: { 'accept-language': 'zh-TW,zh;q=0.9,en;q=0.8' } })
    const asset = await fetch(`${sandbox?.instanceUrl ?? ''}/lightning-assets/a.js`)
    expect(await page.text()).toBe('<html lang="zh-TW"></html>')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    await simulator.close()
  })

  it('shows how to build it when it is not built', async () => {
    const simulator = await simulatorForTest()
    const page = await fetch(simulator.sandbox.lightningUrl)
    expect([page.status, await page.text()]).toEqual([503, like('npm run build:pages')])
    await simulator.closeAndDelete()
  })
})
