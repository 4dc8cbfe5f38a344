import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tidyFingerprints } from '../../../companion/src/parity/housekeeping.ts'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import type { Browser } from '../../kit/service/sign-in.ts'

const GOLDEN = readFileSync(join(import.meta.dirname, '../../fixtures/parity/production.fingerprint'), 'utf8')
const ORG = '00D5e000000abcdEAA'
const OTHER = '00D5e000000wxyzEAA'
const BUSY = '00D5e000000busyEAA'
const MEBIBYTE = 1024 * 1024

let service: TestApp
let admin: Browser
let key: string
let otherKey: string
let busyKey: string
beforeAll(async () => {
  service = await startTestApp()
  admin = await service.signIn()
  key = await pair(ORG, 'production')
  otherKey = await pair(OTHER, 'sandbox')
  busyKey = await pair(BUSY, 'sandbox')
})
afterAll(() => service.close())
beforeEach(async () => {
  for (const table of ['fingerprint', 'fingerprint_part']) await service.database.execute(`delete from ${table}`)
  service.clock.advance({ minutes: 2 })
})

async function pair(organizationId: string, environment: string): Promise<string> {
  const { code } = (await admin.request({ method: 'POST', url: '/api/v1/pairing-codes' })).json<{ code: string }>()
  const payload = { code, organizationId, organizationName: 'Acme', environment }
  return (await service.inject({ method: 'POST', url: '/org-api/v1/pairings', payload })).json<{ key: string }>().key
}

type Pushing = { key?: string; organizationId?: string }

const push = (payload: object, asks: Pushing = {}) =>
  service.inject({
    method: 'POST',
    url: '/org-api/v1/fingerprints',
    headers: {
      authorization: `Bearer ${asks.key ?? key}`,
      'tollbridge-organization-id': asks.organizationId ?? ORG,
    },
    payload,
  })

/** A text in a number of pieces. */
function partsOf(text: string, parts: number, runId: string = randomUUID()) {
  const length = Math.ceil(text.length / parts)
  return Array.from({ length: parts }, (_, index) => ({
    runId,
    part: index + 1,
    parts,
    content: text.slice(index * length, (index + 1) * length),
  }))
}

const rows = async (table: string) => (await service.database.execute(`select * from ${table}`)).rows
const kept = () => rows('fingerprint')

describe('a fingerprint that the package pushes', () => {
  it('is assembled when all parts have arrived, in any order', async () => {
    const [first = {}, second = {}, third = {}] = partsOf(GOLDEN, 3)
    for (const part of [third, first])
      expect((await push(part)).json()).toEqual({ complete: false, fingerprintId: null })
    const answer = await push(second)
    expect(answer.statusCode).toBe(202)
    const { complete, fingerprintId } = answer.json<{ complete: boolean; fingerprintId: string }>()
    expect(complete).toBe(true)
    expect(await kept()).toMatchObject([{ fingerprint_id: fingerprintId, content: GOLDEN, source: 'pushed' }])
    expect(await rows('fingerprint_part')).toEqual([])
  })

  it('belongs to the org of the key, in the environment and with the name of its pairing', async () => {
    await push(partsOf(GOLDEN, 1)[0] ?? {})
    await push(partsOf(GOLDEN, 1)[0] ?? {}, { key: otherKey, organizationId: OTHER })
    const told = (await kept()).map((row) => [row.organization_id, row.environment, row.organization_name])
    expect(told.toSorted()).toEqual([
      [ORG, 'production', 'Acme'],
      [OTHER, 'sandbox', 'Acme'],
    ])
    const orgs = (await admin.request({ url: '/api/v1/parity/fingerprints' })).json<{ orgs: object[] }>().orgs
    expect(orgs).toHaveLength(2)
    expect(orgs).toContainEqual(expect.objectContaining({ organizationId: ORG, source: 'pushed' }))
  })

  it('is stored in canonical form, however the package wrote it', async () => {
    const pretty = readFileSync(join(import.meta.dirname, '../../fixtures/parity/production.json'), 'utf8')
    await push(partsOf(pretty, 1)[0] ?? {})
    expect(await kept()).toMatchObject([{ content: GOLDEN }])
  })

  it('is stored once, even when parts are sent again before or after it is complete', async () => {
    const parts = partsOf(GOLDEN, 2)
    const [first = {}, second = {}] = parts
    await push(first)
    await push(first)
    const { fingerprintId } = (await push(second)).json<{ fingerprintId: string }>()
    for (const part of parts) expect((await push(part)).json()).toEqual({ complete: true, fingerprintId })
    expect(await kept()).toHaveLength(1)
    expect(await rows('fingerprint_part')).toEqual([])
  })

  it('is stored once and complete when its parts arrive at the same time', async () => {
    const answers = await Promise.all(partsOf(GOLDEN, 8).map((part) => push(part)))
    expect(answers.some((answer) => answer.json<{ complete: boolean }>().complete)).toBe(true)
    expect(await kept()).toMatchObject([{ content: GOLDEN }])
  })

  it('is separate for another org with the same run id', async () => {
    const runId = randomUUID()
    const [part = {}] = partsOf(GOLDEN, 1, runId)
    await push(part)
    await push(part, { key: otherKey, organizationId: OTHER })
    expect(await kept()).toHaveLength(2)
  })

  it('uses no API calls', async () => {
    await push(partsOf(GOLDEN, 1)[0] ?? {})
    expect(await rows('credit_count')).toEqual([])
  })
})

describe('a push is refused', () => {
  const refused = async (payload: object, asks?: Pushing) => {
    const answer = await push(payload, asks)
    return [answer.statusCode, answer.json<{ code: string }>().code]
  }
  const part = { runId: randomUUID(), part: 1, parts: 2, content: '{' }

  it('without a key, and with one that was copied into another org', async () => {
    expect(await refused(part, { key: 'x'.repeat(40) })).toEqual([401, 'ORG_KEY_INVALID'])
    expect(await refused(part, { organizationId: OTHER })).toEqual([403, 'ORG_MISMATCH'])
  })

  it.each([
    ['an organization id', { organizationId: OTHER }],
    ['an environment', { environment: 'production' }],
    ['no content', { content: '' }],
    ['part 0', { part: 0 }],
    ['more than 50 parts', { parts: 51 }],
    ['a run that is no id', { runId: 'mine' }],
    ['a part beyond the last', { part: 3 }],
  ])('with %s', async (_what, change) => {
    expect(await refused({ ...part, ...change })).toEqual([400, 'INPUT_INVALID'])
    expect(await rows('fingerprint_part')).toEqual([])
  })

  it('when a part states another number of parts than the earlier ones', async () => {
    await push(part)
    expect(await refused({ ...part, part: 2, parts: 3 })).toEqual([400, 'INPUT_INVALID'])
    expect(await rows('fingerprint_part')).toHaveLength(1)
  })

  it('when the parts form no fingerprint, and all of them are deleted', async () => {
    const parts = partsOf(GOLDEN.replace('"version":1', '"version":2'), 2)
    await push(parts[0] ?? {})
    expect(await refused(parts[1] ?? {})).toEqual([400, 'FINGERPRINT_UNREADABLE'])
    expect([await kept(), await rows('fingerprint_part')]).toEqual([[], []])
  })

  it('above 1 MB per part', async () => {
    expect(await refused({ ...part, content: 'x'.repeat(MEBIBYTE) })).toEqual([413, 'BODY_TOO_LARGE'])
  })

  it('above 20 MB in total, over all runs of an org', async () => {
    const content = 'x'.repeat(MEBIBYTE - 200)
    const many = Array.from({ length: 20 }, (_, index) => ({ ...part, part: index + 1, parts: 50, content }))
    for (const one of many) expect((await push(one)).statusCode).toBe(202)
    expect(await refused({ ...part, part: 21, parts: 50, content })).toEqual([413, 'BODY_TOO_LARGE'])
    expect(await refused({ ...part, runId: randomUUID(), content })).toEqual([413, 'BODY_TOO_LARGE'])
    expect((await push(many[0] ?? {})).statusCode).toBe(202)
    expect((await push({ ...part, content }, { key: otherKey, organizationId: OTHER })).statusCode).toBe(202)
  })

  it('to an org that pushes too often, and to no other', async () => {
    const busy = { key: busyKey, organizationId: BUSY }
    const answers = await Promise.all(Array.from({ length: 121 }, () => push({ ...part, runId: randomUUID() }, busy)))
    const statuses = answers.map(({ statusCode }) => statusCode).toSorted()
    expect(statuses).toEqual([...Array.from({ length: 120 }, () => 202), 429])
    expect((await push(part)).statusCode).toBe(202)
  })
})

describe('a push that is never finished', () => {
  it('is deleted after an hour', async () => {
    await push({ runId: randomUUID(), part: 1, parts: 2, content: '{' })
    service.clock.advance({ minutes: 59 })
    await tidyFingerprints({ db: service.database.db, clock: service.clock })
    expect(await rows('fingerprint_part')).toHaveLength(1)
    service.clock.advance({ minutes: 2 })
    await tidyFingerprints({ db: service.database.db, clock: service.clock })
    expect(await rows('fingerprint_part')).toEqual([])
  })
})

describe('fingerprints that newer ones replace', () => {
  it('are deleted after a week, unless a report uses them', async () => {
    const tidy = () => tidyFingerprints({ db: service.database.db, clock: service.clock })
    const pushOne = (organization: Pushing) => push(partsOf(GOLDEN, 1)[0] ?? {}, organization)
    const sandbox = { key: otherKey, organizationId: OTHER }
    await pushOne({})
    await pushOne(sandbox)
    const report = await (await service.signIn()).request({ method: 'POST', url: '/api/v1/parity/reports' })
    expect(report.statusCode).toBe(201)
    service.clock.advance({ minutes: 1 })
    await pushOne({})
    service.clock.advance({ minutes: 1 })
    await pushOne({})
    service.clock.advance({ days: 6 })
    await tidy()
    expect(await kept()).toHaveLength(4)
    service.clock.advance({ days: 2 })
    await tidy()
    expect(await kept()).toHaveLength(3)
    await service.database.execute('delete from parity_report')
    await tidy()
    expect(await kept()).toHaveLength(2)
  })
})
