import { Type } from 'typebox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBossJobs, type RunningJobs } from '../../../companion/src/platform/jobs/boss-jobs.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { createLog } from '../../../companion/src/platform/log.ts'
import { queuedMail, workOnMail } from '../../../companion/src/platform/mail/queued-mail.ts'
import { describeOnBoth, openTestDatabase } from '../../kit/database/database.ts'
import { testVault } from '../../kit/service/vault.ts'

const Greeting = Type.Object({ name: Type.String() })
const SECRET = 'canary-91c0e'
const MAIL = { to: 'ada@example.com', subject: 'Hello', text: `https://example.com/#token=${SECRET}` }

describeOnBoth('jobs', (kind) => {
  let database: OpenDatabase
  let jobs: RunningJobs
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })

  beforeEach(async () => {
    lines.length = 0
    database = await openTestDatabase(kind)
    jobs = await createBossJobs(database, log)
  })
  afterEach(async () => {
    await jobs.stop()
    await database.close()
  })

  const greeted: string[] = []
  const greet = async () => {
    greeted.length = 0
    await jobs.work('greet', Greeting, async ({ name }) => void greeted.push(name))
    await jobs.start()
  }

  it('run after they are sent', async () => {
    await greet()
    await Promise.all(['Ada', 'Grace', 'Edsger'].map((name) => jobs.send('greet', { name })))
    await expect.poll(() => greeted.toSorted()).toEqual(['Ada', 'Edsger', 'Grace'])
  })

  it('exist only when the transaction that sent them commits', async () => {
    await greet()
    await expect(
      database.db.transaction(async (tx) => {
        await jobs.send('greet', { name: 'undone' }, { within: tx })
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    await database.db.transaction((tx) => jobs.send('greet', { name: 'done' }, { within: tx }))
    await expect.poll(() => greeted).toEqual(['done'])
  })

  it('are queued once for the same key', async () => {
    await greet()
    await jobs.send('greet', { name: 'later' }, { singletonKey: 'one', startAfterSeconds: 60 })
    await jobs.send('greet', { name: 'again' }, { singletonKey: 'one', startAfterSeconds: 60 })
    await jobs.send('greet', { name: 'other' }, { singletonKey: 'two', startAfterSeconds: 60 })
    const { rows } = await database.execute(
      `select data->>'name' as name from pgboss.job where name = 'greet' order by 1`,
    )
    expect(rows).toEqual([{ name: 'later' }, { name: 'other' }])
  })

  it('that fail are kept for a retry, without secrets in the stored error', async () => {
    await jobs.work('greet', Greeting, () => Promise.reject(Object.assign(new Error('no greeting'), { sent: SECRET })))
    await jobs.start()
    await jobs.send('greet', { name: 'Ada' })
    await expect.poll(() => lines.join('')).toContain('no greeting')
    const rows = async () => {
      const text = `select state, output::text as output from pgboss.job where name = 'greet'`
      return (await database.execute(text)).rows
    }
    await expect.poll(rows).toEqual([{ state: 'retry', output: expect.stringContaining('see the log') }])
    expect(JSON.stringify(await rows()) + lines.join('')).not.toContain(SECRET)
  })

  it('keep mail while no mail server is configured, also within a transaction', async () => {
    const mail = queuedMail({ jobs, vault: testVault() })
    await jobs.start()
    await database.db.transaction((tx) => mail.send(MAIL, tx))
    const { rows } = await database.execute(`select state from pgboss.job where name = 'platform.mail'`)
    expect(rows).toEqual([{ state: 'created' }])
  })

  it('of an unknown name are refused at once', async () => {
    await jobs.start()
    await expect(database.db.transaction((tx) => jobs.send('nobody', { name: 'Ada' }, { within: tx }))).rejects.toThrow(
      'jobs of the name nobody are not accepted',
    )
  })

  it('seal mail while it waits, and send it once a mail server is configured', async () => {
    const vault = testVault()
    const sent: unknown[] = []
    await workOnMail({ jobs, vault, log, post: async (message) => void sent.push(message) })
    await jobs.start()
    await queuedMail({ jobs, vault }).send(MAIL)
    const { rows } = await database.execute(`select data::text as data from pgboss.job`)
    expect(JSON.stringify(rows)).not.toContain(SECRET)
    await expect.poll(() => sent).toEqual([MAIL])
  })

  it.each([
    ['an address that the server never takes', { code: 'EENVELOPE', responseCode: 550 }, 'completed'],
    ['a full mailbox', { code: 'EENVELOPE', responseCode: 452 }, 'retry'],
    ['a wrong password of ours', { code: 'EAUTH', responseCode: 535 }, 'retry'],
  ])('SEC-L8 try mail again, except to %s', async (_what, answer, state) => {
    const vault = testVault()
    const post = () => Promise.reject(Object.assign(new Error('refused'), answer))
    await workOnMail({ jobs, vault, log, post })
    await jobs.start()
    await queuedMail({ jobs, vault }).send(MAIL)
    const states = async () =>
      (await database.execute(`select state from pgboss.job where name = 'platform.mail'`)).rows
    await expect.poll(states).toEqual([{ state }])
  })
})

describe('jobs of a process that was killed', () => {
  it('SEC-M9 are done by another one within a minute', async () => {
    const database = await openTestDatabase('postgres')
    const killed = await createBossJobs(database, createLog('silent'))
    killed.accept('greet')
    await killed.start()
    await killed.send('greet', { name: 'Ada' })
    await killed.stop()
    await database.execute(
      `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '21 seconds'
       where name = 'greet'`,
    )
    const greeted: string[] = []
    const other = await createBossJobs(database, createLog('silent'))
    await other.work('greet', Greeting, async ({ name }) => void greeted.push(name))
    await other.start()
    await expect.poll(() => greeted).toEqual(['Ada'])
    await other.stop()
    await database.close()
  })

  it('SEC-M9 of an earlier version get the heartbeat too', async () => {
    const database = await openTestDatabase('postgres')
    const jobs = await createBossJobs(database, createLog('silent'))
    jobs.accept('greet')
    await jobs.start()
    const options = async () =>
      (await database.execute(`select heartbeat_seconds, expire_seconds from pgboss.queue where name = 'greet'`)).rows
    const expected = await options()
    expect(expected).toEqual([{ heartbeat_seconds: 20, expire_seconds: 900 }])
    await database.execute(`update pgboss.queue set heartbeat_seconds = null where name = 'greet'`)
    await jobs.stop()
    const upgraded = await createBossJobs(database, createLog('silent'))
    upgraded.accept('greet')
    await upgraded.start()
    expect(await options()).toEqual(expected)
    await upgraded.stop()
    await database.close()
  })
})
