import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exchange, type BodyReader } from '../../../companion/src/salesforce/wire/exchange.ts'
import { answerJson, startSalesforceStub, type SalesforceStub } from '../../kit/salesforce/salesforce-stub.ts'

let stub: SalesforceStub

beforeEach(async () => {
  stub = await startSalesforceStub()
})
afterEach(() => stub.close())

describe('a body', () => {
  const get = (onBody?: BodyReader) => exchange({ method: 'GET', url: stub.origin, headers: {}, onBody }, 5_000)

  it('is read as a stream, never buffered as a whole', async () => {
    const [first, readFirst] = [Promise.withResolvers<undefined>(), [] as string[]]
    stub.answer = (response) => {
      response.write('one')
      void first.promise.then(() => response.end('two'))
    }
    const answer = await get(async (body) => {
      for await (const chunk of body) {
        readFirst.push(chunk.toString())
        first.resolve(undefined)
      }
    })
    expect([readFirst, answer.body]).toEqual([['one', 'two'], ''])
  })

  it('of a refusal is kept for the error', async () => {
    stub.answer = answerJson({ error: 'x' }, 400)
    const read: unknown[] = []
    const answer = await get(async (body) => void read.push(body))
    expect([answer.body, read]).toEqual(['{"error":"x"}', []])
  })

  it('that a reader aborts is a connection fault', async () => {
    stub.answer = (response) => void response.end('one')
    await expect(get(() => Promise.reject(new Error('no')))).rejects.toMatchObject({ kind: 'lost' })
  })

  it('above the size limit ends the request', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ')
    stub.answer = (response) => {
      for (let sent = 0; sent <= 64; sent++) response.write(chunk)
    }
    await expect(get()).rejects.toMatchObject({ kind: 'lost' })
  })
})
