import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getTogether, queryTogether } from '../../../companion/src/salesforce/api/composite.ts'
import { Refusal } from '../../../companion/src/platform/refusals/errors.ts'
import { retrying } from '../../../companion/src/salesforce/wire/retry.ts'
import { startMeteredStub, type MeteredStub } from '../../kit/salesforce/metered-stub.ts'
import { answerJson, type StubAnswer } from '../../kit/salesforce/salesforce-stub.ts'

let metered: MeteredStub

beforeEach(async () => {
  metered = await startMeteredStub()
})
afterEach(() => metered.close())

/** The request arrives, and the time-out runs out without an answer. */
const silence = () => {
  metered.timeouts.runOut()
}

describe('a composite request', () => {
  const query = () => queryTogether({ organization: 'SELECT Id FROM Organization' }, metered.session)
  const composite = (httpStatusCode: number, body: unknown) =>
    answerJson({ compositeResponse: [{ referenceId: 'organization', httpStatusCode, httpHeaders: {}, body }] })

  it('is sent once to its named path, with the token in the header only', async () => {
    metered.stub.answer = composite(200, { totalSize: 1, done: true, records: [{ Id: '00D' }] })
    expect(await query()).toEqual({ organization: [{ Id: '00D' }] })
    const [request, ...more] = metered.stub.requests
    expect(more).toEqual([])
    expect(request).toMatchObject({ method: 'POST', url: '/services/data/v67.0/composite' })
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer the-token',
      'sforce-call-options': 'client=Tollbridge',
    })
    expect(metered.gate.entries).toEqual([{ consumer: 'status', bucket: 'api', outcome: 'spent' }])
  })

  it.each<[StubAnswer, string]>([
    [answerJson([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }], 401), 'SESSION_ENDED'],
    [
      answerJson([{ errorCode: 'INVALID_SESSION_ID', message: 'not valid for use with the REST API' }], 401),
      'NOT_USABLE',
    ],
    [answerJson([{ errorCode: 'SERVER_UNAVAILABLE', message: '' }], 503), 'SALESFORCE_UNAVAILABLE'],
    [answerJson({}, 420), 'SALESFORCE_ORG_MOVED'],
    [answerJson({}, 302, { location: '/elsewhere' }), 'SALESFORCE_REDIRECTED'],
    [(response) => void response.destroy(), 'SALESFORCE_CONNECTION_LOST'],
    [silence, 'SALESFORCE_TIMEOUT'],
    [answerJson({ unexpected: true }), 'SALESFORCE_ANSWER_UNREADABLE'],
    [(response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{'), 'ANSWER_UNREADABLE'],
  ])('is never sent twice: case %#', async (answer, code) => {
    metered.stub.answer = answer
    await expect(query()).rejects.toThrow(code)
    expect(metered.stub.requests).toHaveLength(1)
    expect(metered.gate.spent()).toBe(1)
  })

  it('K7: may have parts without headers, and with null in their place', async () => {
    const part = { referenceId: 'organization', httpStatusCode: 200, body: { records: [1], nextRecordsUrl: null } }
    for (const headers of [{}, { httpHeaders: null }, { httpHeaders: { ETag: null } }]) {
      metered.stub.answer = answerJson({ compositeResponse: [{ ...part, ...headers }] })
      expect(await query()).toEqual({ organization: [1] })
    }
  })

  it.each<[string, object]>([
    ['passes by itself', { httpStatusCode: 400, body: [{ errorCode: 'QUERY_TIMEOUT', message: '' }] }],
    ['has another form', { httpStatusCode: '200' }],
    ['is not there', { referenceId: 'another' }],
  ])('K7: keeps its other parts where one %s', async (_what, change) => {
    const good = { referenceId: 'users', httpStatusCode: 200, body: { records: [] }, httpHeaders: {} }
    const bad = { ...good, referenceId: 'organization', ...change }
    metered.stub.answer = answerJson({ compositeResponse: [good, bad] })
    const paths = { organization: { path: 'query?q=a' }, users: { path: 'query?q=b' } }
    const { organization, users } = await getTogether(paths, metered.session)
    expect(organization).toBeInstanceOf(Refusal)
    expect(users).toMatchObject({ status: 200, body: { records: [] } })
  })

  it('K7: that can be split returns that it took too long, and is not sent again (CASE-A20)', async () => {
    metered.stub.answer = silence
    const sent = { ...metered.session, wire: retrying(metered.wire, { sleep: async () => {}, random: () => 0, onRefusal: () => {} }) } // prettier-ignore
    const { leads } = await getTogether({ leads: { path: 'query?q=a' } }, sent, { givesUpWhenSlow: true })
    expect(leads).toMatchObject({ code: 'SALESFORCE_TIMEOUT' })
    expect(metered.gate.spent()).toBe(1)
  })

  it('throws the refusal of a part', async () => {
    metered.stub.answer = composite(403, [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'not enabled' }])
    await expect(query()).rejects.toThrow('SALESFORCE_API_DISABLED')
  })
})
