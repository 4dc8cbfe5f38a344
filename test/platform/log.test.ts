import { describe, expect, it } from 'vitest'
import { sql } from 'drizzle-orm'
import { createLog } from '../../companion/src/platform/log.ts'
import { openTestDatabase } from '../kit/database/database.ts'

const SECRET = 'canary-7f3d9'

/** A log that the test can read. */
function readableLog() {
  const lines: string[] = []
  return { log: createLog('trace', { write: (line) => void lines.push(line) }), text: () => lines.join('') }
}

describe('T10 the log', () => {
  it.each([
    { password: SECRET },
    { body: { password: SECRET, code: SECRET } },
    { query: { code: SECRET, state: SECRET } },
    { headers: { authorization: `Bearer ${SECRET}`, cookie: SECRET } },
    { request: { headers: { cookie: SECRET } } },
    { tokens: { accessToken: SECRET, refresh_token: SECRET } },
    { req: { url: `/?token=${SECRET}`, headers: { cookie: SECRET } }, res: { headers: { 'set-cookie': SECRET } } },
    { err: Object.assign(new Error('failed'), { config: { headers: { authorization: SECRET } }, params: [SECRET] }) },
  ])('writes no secret of %j', (details) => {
    const { log, text } = readableLog()
    log.error(details, 'something happened')
    expect(text()).toContain('something happened')
    expect(text()).not.toContain(SECRET)
  })

  it('writes no parameter of a failing statement', async () => {
    const { log, text } = readableLog()
    const database = await openTestDatabase()
    const err: unknown = await database.db.execute(sql`select ${SECRET}::integer`).catch((fault: unknown) => fault)
    log.error({ err }, 'statement failed')
    await database.close()
    expect(text()).toContain('Failed query: select $1::integer')
    expect(text()).not.toContain(SECRET)
  })

  it('keeps the kind, the message, the code, the stack, and the cause', () => {
    const { log, text } = readableLog()
    log.error(
      { err: new Error('outer', { cause: Object.assign(new TypeError('inner'), { code: 'ECONNREFUSED' }) }) },
      'x',
    )
    expect(JSON.parse(text())).toMatchObject({
      level: 'error',
      err: {
        type: 'Error',
        message: 'outer',
        code: 'ECONNREFUSED',
        stack: expect.stringContaining('log.test.ts'),
        cause: { type: 'TypeError', message: 'inner' },
      },
    })
  })
})
