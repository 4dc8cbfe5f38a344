import type { RouteOptions } from 'fastify'
import { Type, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../kit/service/app.ts'
import type { Browser } from '../../kit/service/sign-in.ts'

const Operation = Type.Object({
  parameters: Type.Optional(Type.Unknown()),
  responses: Type.Record(Type.String(), Type.Unknown()),
})
const ACCESS = ['public', 'signed-in', 'admin', 'org-key', 'org-admin-key']
const INPUTS = ['body', 'params', 'querystring', 'headers'] as const

let service: TestApp
let routes: RouteOptions[]
let admin: Browser

beforeAll(async () => {
  routes = []
  service = await startTestApp({ onRoute: (route) => void routes.push(route) })
  admin = await service.signIn()
})
afterAll(() => service.close())

const nameOf = ({ method, url }: RouteOptions) => `${String(method)} ${url}`

/** Every object schema at any depth. */
function objectSchemas(schema: unknown): object[] {
  if (typeof schema !== 'object' || schema === null) return []
  const inner = Object.values(schema).flatMap(objectSchemas)
  return 'type' in schema && schema.type === 'object' ? [schema, ...inner] : inner
}

const isClosed = (schema: object) =>
  ('additionalProperties' in schema && schema.additionalProperties === false) || 'patternProperties' in schema

/** An address of the route with a value for each parameter. */
const addressOf = ({ url }: RouteOptions) => url.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000')

const requestable = () =>
  routes.flatMap((route) => [route.method].flat().map((method) => ({ route, method, url: addressOf(route) })))

describe('A2 every route', () => {
  it('is covered here', () => {
    const names = routes.map(nameOf)
    expect(names).toEqual(
      expect.arrayContaining([
        'GET /health',
        'POST /api/v1/session',
        'GET /api/v1/connections',
        'GET /org-api/v1/status',
      ]),
    )
  })

  it('declares who may use it', () => {
    expect(routes.filter(({ config }) => !ACCESS.includes(String(config?.access))).map(nameOf)).toEqual([])
  })

  it('rejects members that its schemas do not name', () => {
    const open = routes.flatMap((route) =>
      INPUTS.flatMap((input) => {
        const schema = route.schema?.[input]
        const objects = input === 'headers' ? [] : objectSchemas(schema)
        return objects.every(isClosed) ? [] : [`${nameOf(route)} ${input}`]
      }),
    )
    expect(open).toEqual([])
  })

  it('has a schema for its answer and for refusals', () => {
    for (const route of routes) {
      const statuses = Object.keys(route.schema?.response ?? {})
      expect(statuses, nameOf(route)).toEqual(expect.arrayContaining(['4xx', '5xx']))
      expect(
        statuses.some((status) => /^[23]/.test(status)),
        nameOf(route),
      ).toBe(true)
    }
  })

  it('answers only members that its schemas name', () => {
    const open = routes
      .filter(({ url }) => url.includes('/api/') || url.includes('/org-api/'))
      .filter((route) => !objectSchemas(route.schema?.response).every(isClosed))
    expect(open.map(nameOf)).toEqual([])
  })

  it('has a summary and one tag, so that the description is in groups', () => {
    const plain = routes.filter(({ schema }) => !schema?.hide && (!schema?.summary || schema.tags?.length !== 1))
    expect(plain.map(nameOf)).toEqual([])
  })

  it('is in the description at /openapi.json unless it is a page', async () => {
    const answer = await service.inject({ url: '/openapi.json' })
    const { paths } = Value.Parse(
      Type.Object({ paths: Type.Record(Type.String(), Type.Record(Type.String(), Operation)) }),
      answer.json(),
    )
    const hidden = routes.filter(({ schema }) => schema && 'hide' in schema && schema.hide === true)
    const expected = routes.filter((route) => !hidden.includes(route)).map(({ url }) => url.replace(/:(\w+)/g, '{$1}'))
    expect(Object.keys(paths).toSorted()).toEqual([...new Set(expected)].toSorted())
  })

  it('SEC-L4: has problem details as the media type of its refusals, unless it is a page', async () => {
    const Content = Type.Object({ content: Type.Record(Type.String(), Type.Unknown()) })
    const Paths = Type.Record(Type.String(), Type.Record(Type.String(), Operation))
    const { paths } = Value.Parse(
      Type.Object({ paths: Paths }),
      (await service.inject({ url: '/openapi.json' })).json(),
    )
    const operations = Object.entries(paths).filter(([path]) => path !== '/oauth/callback')
    const refusals = operations.flatMap(([, methods]) =>
      Object.values(methods).flatMap(({ responses }) => [responses['4XX'], responses['5XX']]),
    )
    expect(refusals.length).toBeGreaterThan(80)
    for (const refusal of refusals)
      expect(Object.keys(Value.Parse(Content, refusal).content)).toEqual(['application/problem+json'])
  })

  it.each([
    ['without access', { schema: { response: { 200: Type.Null() } } }, 'config.access'],
    ['without an answer', { config: { access: 'public' as const }, schema: {} }, 'schema.response'],
    [
      'for callers that no feature recognises',
      { config: { access: 'admin' as const }, schema: { response: { 200: Type.Null() } } },
      "no feature recognises callers with the access 'admin'",
    ],
  ])('is refused at start %s', async (_what, options, missing) => {
    const { createHttp } = await import('../../../companion/src/platform/http/http.ts')
    const app = await createHttp({
      publicUrl: new URL('http://127.0.0.1'),
      authenticators: {},
    })
    expect(() => app.get('/careless', options as { schema: { response: TSchema } }, () => 'x')).toThrow(missing)
    await app.close()
  })
})

describe('access', () => {
  it('to every route that is not public is refused without a session', async () => {
    for (const { route, method, url } of requestable().filter(({ route: { config } }) => config?.access !== 'public')) {
      const answer = await service.inject({
        method: method,
        url,
        payload: method === 'GET' || method === 'HEAD' ? undefined : {},
      })
      expect([nameOf(route), answer.statusCode]).toEqual([nameOf(route), 401])
    }
  })

  it('by unsafe methods is refused without the token of the session', async () => {
    const unsafe = requestable().filter(
      ({ route, method }) =>
        ['signed-in', 'admin'].includes(String(route.config?.access)) && !['GET', 'HEAD'].includes(method),
    )
    expect(unsafe.length).toBeGreaterThan(5)
    for (const { route, method, url } of unsafe) {
      for (const token of ['', 'forged']) {
        const answer = await admin.request({
          method: method,
          url,
          headers: { 'x-csrf-token': token },
          payload: {},
        })
        expect([nameOf(route), answer.json()]).toEqual([
          nameOf(route),
          expect.objectContaining({ code: 'CSRF_TOKEN_INVALID', status: 403 }),
        ])
      }
    }
  })

  it('by another site’s page is refused on routes without a session', async () => {
    const answer = await service.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'sec-fetch-site': 'cross-site' },
      payload: { email: 'a@b', password: 'x' },
    })
    expect(answer.json()).toMatchObject({ code: 'CSRF_TOKEN_INVALID' })
  })
})

describe('A4 the security headers', () => {
  const CAREFUL = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringMatching(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/),
  }

  it('are on every answer, including refusals and unknown addresses', async () => {
    const strangers = requestable().map(({ method, url }) => ({ method: method as 'GET', url }))
    for (const request of [
      ...strangers,
      { method: 'GET' as const, url: '/no/such/address' },
      { method: 'GET' as const, url: '/%zz' },
      { method: 'POST' as const, url: '/' },
    ]) {
      const answer = await service.inject({ ...request, remoteAddress: '10.9.9.9' })
      expect([request, answer.headers]).toEqual([request, expect.objectContaining(CAREFUL)])
    }
  })

  it('are on the answers to an admin', async () => {
    for (const { method, url } of requestable().filter((request) => request.method === 'GET')) {
      // The stream of events has no end.
      const answer = await admin.request({ method: method, url, payloadAsStream: true })
      expect([url, answer.headers]).toEqual([url, expect.objectContaining(CAREFUL)])
      answer.stream().destroy()
    }
  })

  it('are on answers to malformed requests', async () => {
    const broken = await service.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      payload: '{',
    })
    expect(broken.statusCode).toBe(400)
    expect(broken.headers).toEqual(expect.objectContaining(CAREFUL))
  })

  it('SEC-L3: are on the refusal of an address that is too long, which has problem details', async () => {
    const url = `/api/v1/parity/accepted/${'a'.repeat(3_000)}`
    const answer = await admin.request({ method: 'DELETE', url })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: 'INPUT_INVALID' })
    expect(answer.headers).toEqual(expect.objectContaining(CAREFUL))
  })

  it('forbid every inline script and every foreign origin', async () => {
    const policy = String((await service.inject({ url: '/health' })).headers['content-security-policy'])
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*/)
    expect(policy).toMatch(/script-src 'self'(;|$)/)
  })

  it('require HTTPS only when the service is served over HTTPS', async () => {
    const secure = await startTestApp({
      environment: { PUBLIC_URL: 'https://tollbridge.example.com', TRUST_PROXY: 'loopback' },
    })
    for (const url of ['/health', '/no/such/address', '/api/v1/session']) {
      expect((await secure.inject({ url })).headers['strict-transport-security']).toMatch(/^max-age=31536000/)
      expect((await service.inject({ url })).headers).not.toHaveProperty('strict-transport-security')
    }
    await secure.close()
  })

  it('keep answers out of caches', async () => {
    expect((await service.inject({ url: '/api/v1/session' })).headers['cache-control']).toBe('no-store')
  })
})
