import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import { createLog } from '../../../companion/src/platform/log.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { openTestDatabase } from '../../kit/database/database.ts'
import type { Answer } from '../../kit/service/sign-in.ts'

const SECRET = 'canary-5a1b7'

describe('A5 a fault', () => {
  let database: OpenDatabase
  let service: TestApp
  const lines: string[] = []

  beforeAll(async () => {
    database = await openTestDatabase()
    service = await startTestApp({ database, log: createLog('info', { write: (line) => void lines.push(line) }) })
    await database.execute(`alter table sign_in_failure rename to moved_${SECRET.replace('-', '_')}`)
  })
  afterAll(() => service.close())

  const fail = () =>
    service.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: `${SECRET}@example.com`, password: SECRET },
    })

  it('is answered with an id and without any detail', async () => {
    const answer = await fail()
    expect(answer.statusCode).toBe(500)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toEqual({
      type: 'urn:tollbridge:error:INTERNAL',
      title: 'Something went wrong here',
      status: 500,
      detail: expect.stringContaining(answer.json<{ instance: string }>().instance),
      remedy: expect.stringContaining('give this request ID'),
      code: 'INTERNAL',
      instance: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(answer.body).not.toMatch(/sign_in_failure|select|at .*\.ts/)
  })

  it('is logged under that id, without secrets', async () => {
    lines.length = 0
    const { instance } = (await fail()).json<{ instance: string }>()
    expect(lines.join('')).toContain(instance)
    expect(lines.join('')).toContain('sign_in_failure')
    expect(lines.join('')).not.toContain(SECRET)
  })

  it('of the database makes the service not ready but alive', async () => {
    const broken = await startTestApp({
      database: { ...database, ping: () => Promise.reject(new Error(SECRET)), close: async () => undefined },
    })
    const answer = await broken.inject({ url: '/ready' })
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ code: 'NOT_READY' })
    expect(answer.body).not.toContain(SECRET)
    expect((await broken.inject({ url: '/health' })).json()).toEqual({ status: 'ok' })
    await broken.close()
  })
})

describe('A5 any request', () => {
  let service: TestApp

  beforeAll(async () => {
    service = await startTestApp()
  })
  afterAll(() => service.close())

  it('is answered with a status below 500', async () => {
    const anything = fc.record({
      method: fc.constantFrom('GET' as const, 'POST' as const, 'DELETE' as const),
      url: fc.constantFrom(
        '/api/v1/session',
        '/api/v1/passwords',
        '/api/v1/password-links',
        '/org-api/v1/pairings',
        '/assets/x',
        '/labels/x',
      ),
      payload: fc.oneof(fc.json(), fc.string()),
      cookie: fc.stringMatching(/^[\x21-\x7e]{0,40}$/),
    })
    await fc.assert(
      fc.asyncProperty(anything, async ({ cookie, payload, ...request }) => {
        const answer = await service.inject({
          ...request,
          payload: request.method === 'GET' ? undefined : payload,
          remoteAddress: `10.1.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`,
          headers: { 'content-type': 'application/json', cookie: `tollbridge_session=${cookie}` },
        })
        expect(answer.statusCode).toBeLessThan(500)
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    {
      what: 'a body that is too large',
      type: 'application/json',
      payload: JSON.stringify({ email: 'x'.repeat(70_000) }),
      refused: { status: 413, code: 'BODY_TOO_LARGE' },
    },
    {
      what: 'another kind of body',
      type: 'text/plain',
      payload: 'hello',
      refused: { status: 415, code: 'MEDIA_TYPE_UNSUPPORTED' },
    },
    {
      what: 'an unknown property',
      type: 'application/json',
      payload: '{"email":"a@b","password":"x","admin":true}',
      refused: { status: 400, code: 'INPUT_INVALID' },
    },
  ])('is refused by name: $what', async ({ type, payload, refused }) => {
    const headers = { 'content-type': type }
    const answer = await service.inject({ method: 'POST', url: '/api/v1/session', headers, payload })
    expect(answer.json()).toMatchObject(refused)
  })

  it('to unknown addresses is limited in rate', async () => {
    const tries: Answer[] = []
    for (let n = 0; n < 70; n++) tries.push(await service.inject({ url: `/guess/${n}`, remoteAddress: '10.2.3.4' }))
    const codes = tries.map(({ statusCode }) => statusCode)
    expect(codes.filter((code) => code === 404)).toHaveLength(60)
    expect(codes.filter((code) => code === 429)).toHaveLength(10)
    expect(tries.at(-1)?.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', params: { seconds: expect.any(Number) } })
    expect((await service.inject({ url: '/guess/1', remoteAddress: '10.2.3.5' })).statusCode).toBe(404)
  })

  it.each([
    ['fr', 'Introuvable'],
    ['sv-SE,en;q=0.5', 'Hittades inte'],
    ['ja', '見つかりません'],
  ])('is refused in the reader’s language: %s', async (language, title) => {
    const answer = await service.inject({ url: '/nothing', headers: { 'accept-language': language } })
    expect(answer.json()).toMatchObject({ title, code: 'NOT_FOUND' })
  })
})
