import { after } from '../../../companion/src/platform/clock.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { daysToRead, readNewDays } from '../../../companion/src/connections/readings/event-log-days.ts'
import { answerJson } from '../../kit/salesforce/salesforce-stub.ts'
import { startMeteredStub, type MeteredStub } from '../../kit/salesforce/metered-stub.ts'

const day = new Date('2026-03-01T00:00:00Z')
const next = new Date('2026-03-02T00:00:00Z')
const file = (fileId: string, of = day) => ({ fileId, day: of })
const read = (...files: string[]) => [{ day, files, readAt: next }]

describe('the days to read', () => {
  it('are the days with an unread file, each with all its files', () => {
    const files = [file('a'), file('b', next), file('late')]
    expect(daysToRead(files, read('a', 'late'))).toEqual([{ day: next, files: [file('b', next)] }])
    expect(daysToRead(files, read('a'))[0]).toEqual({ day, files: [file('a'), file('late')] })
  })

  it('include days that were read as rows, once they have files', () => {
    expect(daysToRead([file('a')], read())).toHaveLength(1)
  })

  it('exclude a day whose file is gone, since its reading would be lost', () => {
    expect(daysToRead([file('late')], read('a'))).toEqual([])
  })
})

const ID = '0ATKz000000000'
const HEADER = 'REQUEST_ID,TIMESTAMP_DERIVED,USER_ID,CLIENT_NAME,COUNTS_AGAINST_API_LIMIT'
const listed = [day, next].map((of, place) => ({
  Id: `${ID}${place}OAA${place}`.slice(0, 15),
  LogDate: of.toISOString(),
  CreatedDate: after(of, { hours: 27 }).toISOString(),
}))

describe('new days of a log', () => {
  let salesforce: MeteredStub
  const wanted = {
    row: { connectedAt: day, userId: '005Kz0000000001IAA' },
    known: [],
    now: new Date('2026-03-03T05:00:00Z'),
  }
  beforeEach(async () => {
    salesforce = await startMeteredStub()
  })
  afterEach(() => salesforce.close())

  /** Answers the list, and each file: with a line, or with an error of Salesforce. */
  function answerFiles(errors: (string | undefined)[]) {
    salesforce.stub.answer = (response, request) => {
      const place = listed.findIndex(({ Id }) => request.url.includes(Id))
      const errorCode = errors[place]
      const line = `a,${listed[place]?.LogDate ?? ''},005Kz0000000001IAA,x,1`
      if (request.url.includes('/query')) answerJson({ records: listed, done: true })(response, request)
      else if (errorCode === undefined)
        response.writeHead(200, { 'content-type': 'text/csv' }).end(`${HEADER}\n${line}\n`)
      else answerJson([{ errorCode, message: 'gone' }], 404)(response, request)
    }
  }

  const daysRead = async () => {
    const days = []
    for await (const { reading } of readNewDays(wanted, salesforce.session)) days.push(reading.day)
    return days
  }

  it('K7 leave out a day whose file was deleted since it was listed', async () => {
    answerFiles(['NOT_FOUND', undefined])
    expect(await daysRead()).toEqual([next])
  })

  it('K7 are given one by one, so that a day is saved before the next one fails', async () => {
    answerFiles([undefined, 'INSUFFICIENT_ACCESS'])
    const days = readNewDays(wanted, salesforce.session)
    expect(await days.next()).toMatchObject({ value: { reading: { day } } })
    await expect(days.next()).rejects.toMatchObject({ code: 'SALESFORCE_REFUSED' })
  })
})
