import { afterEach, describe, expect, it, vi } from 'vitest'
import { apexMethod, refreshApex } from '../../../companion/simulator/lightning/apex.ts'

type Answer = { status?: number; body: unknown }
type Asked = { path: string; parameters: unknown; timeZone: string | undefined }
type Method = ReturnType<typeof apexMethod>
type Provisioned = { data: unknown; error: unknown }

/** Prepared answers of the org, in order. Records the calls. */
function stubOrg(...answers: Answer[]): Asked[] {
  const asked: Asked[] = []
  const fetched = async (path: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    asked.push({ path, parameters: JSON.parse(body), timeZone: headers['time-zone'] })
    const { status = 200, body: answer } = answers.shift() ?? { body: undefined }
    return new Response(JSON.stringify(answer), { status, headers: { 'content-type': 'application/json' } })
  }
  vi.stubGlobal('fetch', vi.fn(fetched))
  return asked
}

/** A component wired to a method: the values that it received, oldest first. */
function wire(method: Method, parameters: Record<string, unknown> = {}) {
  const received: Provisioned[] = []
  const adapter = new method.adapter((provisioned) => received.push(provisioned))
  adapter.connect()
  adapter.update(parameters)
  return { received, adapter, last: () => received.at(-1) ?? { data: undefined, error: undefined } }
}

const answered = (component: { received: Provisioned[] }, times: number) =>
  expect.poll(() => component.received.length).toBe(times)

describe('an Apex method outside an org', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('is called by a POST of its parameters', async () => {
    const asked = stubOrg({ body: 42 })

    await expect(apexMethod('Thing', 'call')({ id: 'x' })).resolves.toBe(42)
    expect(asked).toMatchObject([{ path: '/lightning/apex/Thing/call', parameters: { id: 'x' } }])
  })

  it('sends the time zone of the reader', async () => {
    const asked = stubOrg({ body: 42 })

    await apexMethod('Thing', 'call')()

    expect(asked[0]?.timeZone).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone)
  })

  it('rejects with an exception in the shape of the platform', async () => {
    stubOrg({ status: 500, body: { message: 'Ask your admin.', exceptionType: 'System.AuraHandledException' } })

    await expect(apexMethod('Thing', 'refuse')()).rejects.toMatchObject({
      status: 500,
      body: { message: 'Ask your admin.' },
    })
  })

  it('gives a wire first nothing, then the answer', async () => {
    stubOrg({ body: 'first' })

    const component = wire(apexMethod('Thing', 'wired'))
    await answered(component, 2)

    expect(component.received).toEqual([
      { data: undefined, error: undefined },
      { data: 'first', error: undefined },
    ])
  })

  it('sends one request for all components with the same call', async () => {
    const asked = stubOrg({ body: 'shared' })
    const method = apexMethod('Thing', 'shared')

    const [one, two] = [wire(method), wire(method)]
    await answered(one, 2)
    await answered(two, 2)

    expect(asked).toHaveLength(1)
    expect([one.last().data, two.last().data]).toEqual(['shared', 'shared'])
  })

  it('waits for a parameter that is not known yet', async () => {
    const asked = stubOrg({ body: 'late' })

    const component = wire(apexMethod('Thing', 'late'), { id: undefined })
    expect(asked).toHaveLength(0)
    component.adapter.update({ id: 'x' })
    await answered(component, 2)

    expect(component.last().data).toBe('late')
  })

  it('refreshes every component, except removed ones', async () => {
    stubOrg({ body: 'old' }, { body: 'new' })
    const method = apexMethod('Thing', 'refreshed')
    const [one, two, gone] = [wire(method), wire(method), wire(method)]
    await answered(gone, 2)
    gone.adapter.disconnect()

    await refreshApex(one.last())

    expect([one.last().data, two.last().data, gone.last().data]).toEqual(['new', 'new', 'old'])
  })

  it('passes an error to a wire, and recovers by a refresh', async () => {
    stubOrg({ status: 500, body: { message: 'Down.' } }, { body: 'up' })
    const component = wire(apexMethod('Thing', 'recovered'))
    await answered(component, 2)
    expect(component.last().error).toMatchObject({ body: { message: 'Down.' } })

    await refreshApex(component.last())

    expect(component.last()).toEqual({ data: 'up', error: undefined })
  })
})
