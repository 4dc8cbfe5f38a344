// Makes jsforce offer Bulk API 2.0, on connections opened after this import.
import 'jsforce/lib/api/bulk2.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openConnection, type MeteredConnection } from '../../../companion/src/salesforce/api/jsforce-connection.ts'
import { startMeteredStub, type MeteredStub } from '../../kit/salesforce/metered-stub.ts'
import { answerJson } from '../../kit/salesforce/salesforce-stub.ts'

const ids = ['00QKz0000000001MAA', '00QKz0000000002MAA']
const one = { Id: '00QKz0000000001MAA', LastName: 'Lindholm', External__c: 'a' }
const leads = [one, { Id: '00QKz0000000002MAA', LastName: 'Grant', External__c: 'b' }]

let metered: MeteredStub
let connection: MeteredConnection

beforeEach(async () => {
  metered = await startMeteredStub()
  metered.stub.answer = answerJson([{ success: true }, { success: true }])
  connection = openConnection(metered.session)
})
afterEach(() => metered.close())

const arrived = () =>
  metered.stub.requests.map(({ method, url }) => `${method} ${url.replace('/services/data/v67.0', '')}`)
const job = () => connection.bulk2.job('ingest', { id: '750Kz' })

describe('jsforce spends one credit for one request', () => {
  it.each<[string, () => PromiseLike<unknown>]>([
    ['GET /limits', () => connection.request('/limits')],
    ['POST /composite', () => connection.requestPost('/composite', {})],
    ['POST /composite/sobjects', () => connection.create('Lead', leads)],
    ['PATCH /composite/sobjects', () => connection.update('Lead', leads)],
    ['PATCH /composite/sobjects/Lead/External__c', () => connection.upsert('Lead', leads, 'External__c')],
    ['POST /composite/sobjects/Lead', () => connection.retrieve('Lead', ids, { fields: ['Id'] })],
    ['PATCH /sobjects/Lead/00QKz0000000001MAA', () => connection.update('Lead', one)],
    ['POST /jobs/ingest', () => connection.bulk2.createJob({ object: 'Lead', operation: 'insert' }).open()],
    ['PUT /jobs/ingest/750Kz/batches', () => job().uploadData('LastName\nLindholm\n')],
    ['PATCH /jobs/ingest/750Kz', () => job().close()],
    ['GET /jobs/ingest/750Kz', () => job().check()],
    ['GET /jobs/ingest/750Kz/successfulResults', () => job().getSuccessfulResults(true)],
    ['GET /jobs/query/750Kz/results', () => readQueryResults()],
  ])('%s', async (request, call) => {
    await call()
    expect(arrived()).toEqual([request])
    expect(metered.gate.entries).toEqual([{ consumer: 'status', bucket: 'api', outcome: 'spent' }])
    expect(metered.stub.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer the-token',
      'sforce-call-options': 'client=Tollbridge',
    })
  })

  async function readQueryResults() {
    metered.stub.answer = (response) =>
      void response.writeHead(200, { 'content-type': 'text/csv', 'sforce-locator': 'null' }).end('Id\n00QKz\n')
    const rows: unknown[] = []
    const results = await connection.bulk2.job('query', { id: '750Kz' }).result()
    results.on('record', (row) => rows.push(row))
    await new Promise((resolve) => results.on('end', resolve))
    expect(rows).toEqual([{ Id: '00QKz' }])
  }
})

describe('the transport', () => {
  it('sends a Bulk upload in one request of known length', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `Lindholm ${index}\n`)
    const csv = `LastName\n${rows.join('')}`
    await job().uploadData(csv)
    expect(metered.stub.requests).toMatchObject([{ body: csv, headers: { 'content-length': String(csv.length) } }])
  })

  it('passes on the refusal of the wire, and does not retry', async () => {
    metered.stub.answer = answerJson([{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }], 401)
    await expect(connection.requestPost('/composite', {})).rejects.toMatchObject({ code: 'SALESFORCE_SESSION_ENDED' })
    await expect(job().uploadData('Id\n')).rejects.toMatchObject({ code: 'SALESFORCE_SESSION_ENDED' })
    expect(metered.gate.spent()).toBe(2)
    expect(metered.stub.requests).toHaveLength(2)
  })

  it('refuses a body that is not text before it reserves a credit', async () => {
    const file = { multipartFileFields: { VersionData: { filename: 'a.txt', contentType: 'text/plain' } } }
    const upload = connection.create('ContentVersion', { VersionData: 'YQ==' }, file)
    await expect(upload).rejects.toThrow('the metered transport sends text only')
    expect(metered.gate.entries).toEqual([])
  })
})
