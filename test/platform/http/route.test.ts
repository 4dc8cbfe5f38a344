import { Type, type Static } from 'typebox'
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest'
import type { CallsOf } from '../../../companion/src/platform/http/calls.ts'
import { createHttp, type App } from '../../../companion/src/platform/http/http.ts'
import { handle, route } from '../../../companion/src/platform/http/route.ts'
import { Exactly, Moment, MomentText, NoBody, NoContent, Nullable } from '../../../companion/src/platform/schemas.ts'

const AT = new Date('2026-03-29T01:30:00.123Z')
const described = { summary: 'A test', tags: ['test'] } as const
const config = { access: 'public' } as const

let app: App | undefined
afterEach(async () => {
  await app?.close()
})

async function http(): Promise<App> {
  app = await createHttp({ publicUrl: new URL('http://127.0.0.1'), authenticators: {} })
  return app
}

describe('a moment in an answer', () => {
  const Line = Exactly({ id: Type.Literal('line'), at: Nullable(Moment) })
  const Count = Exactly({ id: Type.Literal('count'), count: Type.Integer() })
  const Moments = Exactly({
    at: Moment,
    none: Nullable(Moment),
    some: Nullable(Moment),
    left: Type.Optional(Moment),
    given: Type.Optional(Nullable(Moment)),
    list: Type.Array(Moment),
    rows: Type.Array(Exactly({ at: Moment, inner: Nullable(Exactly({ at: Moment })) })),
    either: Type.Array(Type.Union([Line, Count])),
  })
  const ReadMoments = route({
    method: 'GET',
    url: '/moments',
    config,
    schema: { ...described, response: { 200: Moments } },
  })

  it('is written in ISO 8601 wherever it stands', async () => {
    const moments: Static<typeof Moments> = {
      at: AT,
      none: null,
      some: AT,
      given: AT,
      list: [AT, AT],
      rows: [
        { at: AT, inner: { at: AT } },
        { at: AT, inner: null },
      ],
      either: [
        { id: 'count', count: 3 },
        { id: 'line', at: AT },
        { id: 'line', at: null },
      ],
    }
    const service = await http()
    handle(service, ReadMoments, () => moments)
    const { body } = await service.inject('/moments')
    expect(JSON.parse(body)).toEqual(JSON.parse(JSON.stringify(moments)))
    expect(body).toContain('"at":"2026-03-29T01:30:00.123Z"')
  })

  it('leaves out what the schema of an answer does not name', async () => {
    const service = await http()
    const row = { at: AT, secret: 'sealed' }
    const declared = route({
      method: 'GET',
      url: '/row',
      config,
      schema: { ...described, response: { 200: Exactly({ at: Moment }) } },
    })
    handle(service, declared, () => row)
    expect((await service.inject('/row')).body).toBe('{"at":"2026-03-29T01:30:00.123Z"}')
  })
})

describe('a route', () => {
  const response = { 201: Exactly({ id: Type.String() }) }
  const Make = route({ method: 'POST', url: '/things', config, schema: { ...described, body: NoBody, response } })
  const Forget = route({
    method: 'DELETE',
    url: '/things/:id',
    config,
    schema: { ...described, params: Exactly({ id: Type.String() }), response: { 204: NoContent } },
  })
  const Read = route({
    method: 'GET',
    url: '/things',
    config,
    schema: { ...described, response: { 200: Type.String(), 304: Type.Null() } },
  })

  it('answers with the status that it declares', async () => {
    const service = await http()
    handle(service, Make, () => ({ id: 'one' }))
    const answer = await service.inject({ method: 'POST', url: '/things' })
    expect([answer.statusCode, answer.body]).toEqual([201, '{"id":"one"}'])
  })

  it('answers without content when its handler returns nothing', async () => {
    const service = await http()
    const forgotten: string[] = []
    handle(service, Forget, async ({ params }) => {
      forgotten.push(params.id)
    })
    const answer = await service.inject({ method: 'DELETE', url: '/things/one' })
    expect([answer.statusCode, answer.body, forgotten]).toEqual([204, '', ['one']])
  })

  it('answers with another status when its handler sets one', async () => {
    const service = await http()
    handle(service, Read, (_request, reply) => {
      reply.code(304)
      return null
    })
    expect((await service.inject('/things')).statusCode).toBe(304)
  })

  it('answers with the status of a refusal, whatever it declares', async () => {
    const service = await http()
    handle(service, Forget, () => Promise.reject(new Error('broken')))
    expect((await service.inject({ method: 'DELETE', url: '/things/one' })).statusCode).toBe(500)
  })

  it('keeps its declaration when it is registered', async () => {
    const service = await http()
    handle(service, Make, () => ({ id: 'one' }))
    await service.ready()
    expect(Object.keys(Make.schema.response)).toEqual(['201'])
  })

  it('types the calls of a client in their JSON form', () => {
    const Change = route({
      method: 'PATCH',
      url: '/things/:id',
      config,
      schema: {
        ...described,
        params: Exactly({ id: Type.String() }),
        querystring: Exactly({ now: Type.Optional(Type.String()) }),
        body: Exactly({ until: MomentText }),
        response: { 200: Exactly({ at: Nullable(Moment), list: Type.Array(Moment), any: Type.Unknown() }) },
      },
    })
    expect(Change.url).toBe('/things/:id')
    expectTypeOf<CallsOf<{ Change: typeof Change }>['PATCH /things/:id']>().toEqualTypeOf<{
      params: { id: string }
      query: { now?: string }
      body: { until: string }
      answer: { at: string | null; list: string[]; any: unknown }
    }>()
    expectTypeOf<CallsOf<{ Make: typeof Make; Forget: typeof Forget; other: () => void }>>().toEqualTypeOf<{
      'POST /things': { params: undefined; query: undefined; body: undefined; answer: { id: string } }
      'DELETE /things/:id': { params: { id: string }; query: undefined; body: undefined; answer: undefined }
    }>()
  })
})
