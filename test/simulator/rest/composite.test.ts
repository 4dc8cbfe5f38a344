import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  call,
  query,
  simulatorForTest,
  type TestSimulator,
  wireCalls,
  like,
  some,
} from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

const BASE = '/services/data/v67.0'
const get = (referenceId: string, path: string, httpHeaders?: Record<string, string>) => ({
  method: 'GET',
  url: `${BASE}/${path}`,
  referenceId,
  httpHeaders,
})
const soql = (text: string) => `query?q=${encodeURIComponent(text)}`
const composite = (compositeRequest: unknown[], more: object = {}) =>
  call(simulator.sandbox, 'composite', { method: 'POST', body: { ...more, compositeRequest } })

describe('a composite', () => {
  it('answers queries and describes for one call', async () => {
    const before = await wireCalls(simulator.sandbox)
    const { status, body } = await composite([
      get('organization', soql('SELECT Id, IsSandbox FROM Organization')),
      get('lead', 'sobjects/Lead/describe'),
      get('nothing', 'sobjects/Unheard/describe'),
    ])
    expect(status).toBe(200)
    expect(body).toMatchObject({
      compositeResponse: [
        { referenceId: 'organization', httpStatusCode: 200, body: { records: [{ IsSandbox: true }] } },
        { referenceId: 'lead', httpStatusCode: 200, body: { name: 'Lead' }, httpHeaders: { ETag: some(String) } },
        { referenceId: 'nothing', httpStatusCode: 404, body: [{ errorCode: 'NOT_FOUND' }] },
      ],
    })
    const after = await wireCalls(simulator.sandbox)
    expect(after.api - before.api).toBe(1)
  })

  it('answers 304 for an unchanged describe', async () => {
    const known = { 'If-Modified-Since': new Date(Date.now() + 60_000).toUTCString() }
    const { body } = await composite([get('lead', 'sobjects/Lead/describe', known)])
    expect(body).toMatchObject({ compositeResponse: [{ httpStatusCode: 304, body: null }] })
  })

  it('puts earlier answers into later requests', async () => {
    const { body } = await composite([
      { method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'account', body: { Name: 'Composite AB' } },
      {
        method: 'POST',
        url: `${BASE}/sobjects/Contact`,
        referenceId: 'contact',
        body: { LastName: 'Berg', AccountId: '@{account.id}' },
      },
      get('read', 'sobjects/Contact/@{contact.id}?fields=LastName,AccountId'),
      get('broken', 'sobjects/Contact/@{nobody.id}'),
    ])
    expect(body).toMatchObject({
      compositeResponse: [
        { httpStatusCode: 201 },
        { httpStatusCode: 201 },
        { httpStatusCode: 200, body: { LastName: 'Berg', AccountId: like(/^001/) } },
        { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
      ],
    })
  })

  it('rolls everything back when one fails under allOrNone', async () => {
    const { body } = await composite(
      [
        { method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'good', body: { Name: 'Rolled Back AB' } },
        { method: 'POST', url: `${BASE}/sobjects/Account`, referenceId: 'bad', body: {} },
      ],
      { allOrNone: true },
    )
    expect(body).toMatchObject({
      compositeResponse: [{ httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] }, { httpStatusCode: 400 }],
    })
    expect(
      (await query(simulator.sandbox, "SELECT COUNT() FROM Account WHERE Name = 'Rolled Back AB'")).body,
    ).toMatchObject({ totalSize: 0 })
  })

  it.each([
    ['26 subrequests', Array.from({ length: 26 }, (_, index) => get(`r${index}`, 'sobjects/Lead/describe'))],
    ['6 queries', Array.from({ length: 6 }, (_, index) => get(`r${index}`, soql('SELECT Id FROM Organization')))],
    ['two of one reference id', [get('twice', 'sobjects'), get('twice', 'sobjects')]],
    ['an Authorization header of a subrequest', [get('one', 'sobjects', { Authorization: 'Bearer x' })]],
    ['a reference id with a hyphen', [get('a-b', 'sobjects')]],
    ['nothing', []],
  ])('with %s is refused as a whole', async (_, requests) => {
    expect((await composite(requests)).status).toBe(400)
  })

  it('accepts 25 subrequests, 5 of them queries', async () => {
    const requests = Array.from({ length: 25 }, (_, index) =>
      get(`r${index}`, index < 5 ? soql('SELECT Id FROM User LIMIT 1') : 'sobjects/User'),
    )
    const { body } = await composite(requests)
    expect(body).toMatchObject({ compositeResponse: Array.from({ length: 25 }, () => ({ httpStatusCode: 200 })) })
  })

  it('cannot contain limits, which is not a resource of a composite', async () => {
    expect((await composite([get('limits', 'limits')])).body).toMatchObject({
      compositeResponse: [{ httpStatusCode: 404 }],
    })
  })
})
