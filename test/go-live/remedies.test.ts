import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CAUSE_NAMES, placeOf, type Cause } from '../../companion/src/go-live/checks/causes.ts'
import { startConnectTest, type ConnectTest } from '../kit/connections/connect.ts'
import { actingOn, type Acting, type Remedy } from '../kit/go-live/remedies.ts'
import { forgetComparisons, orgWith } from '../kit/go-live/orgs.ts'
import { control } from '../kit/simulator/simulator.ts'

let test: ConnectTest
let companionUrl: string
beforeAll(async () => {
  test = await startConnectTest()
  companionUrl = await test.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => test.closeAll())
afterEach(async () => {
  await control(test.sandbox, 'PUT rights', {})
  await forgetComparisons(test)
  for (const statement of [
    'delete from notice',
    'delete from user_check',
    `delete from credit_count where consumer = 'export'`,
    'update credit_settings set daily_limit = 100000',
  ])
    await test.database.execute(statement)
  await test.settleAccounts()
})

const withoutRules = { ...orgWith(), rules: null }
const withoutFlows = { ...orgWith(), flows: null }

async function compared(acting: Acting, production = orgWith(), sandbox = orgWith()): Promise<void> {
  await acting.connectSandbox()
  await acting.see('sandbox', sandbox)
  await acting.see('production', production)
  await acting.compare()
}

async function paired(acting: Acting, ...report: Parameters<Acting['report']>): Promise<void> {
  await acting.connectSandbox()
  await acting.pair()
  await acting.report(...report)
}

async function workedADay(acting: Acting, credits?: number): Promise<void> {
  await acting.connectSandbox()
  await acting.pass({ days: 2, hours: 1 })
  await acting.spend(credits)
}

const REMEDIES: Record<Cause, Remedy> = {
  'no-sandbox': {
    line: 'parity-read',
    arrange: () => Promise.resolve(),
    apply: (acting) => acting.connectSandbox(),
  },
  'sandbox-not-read': {
    line: 'parity-read',
    arrange: (acting) => acting.connectSandbox(),
    apply: (acting) => acting.readOrg(),
  },
  'production-not-sent': {
    line: 'parity-read',
    arrange: async (acting) => {
      await acting.connectSandbox()
      await acting.readOrg()
    },
    apply: (acting) => acting.push(companionUrl),
  },
  'not-compared': {
    line: 'blocking-differences',
    arrange: async (acting) => {
      await acting.connectSandbox()
      await acting.see('sandbox')
      await acting.see('production')
    },
    apply: (acting) => acting.compare(),
  },
  'report-outdated': {
    line: 'parity-read',
    arrange: async (acting) => {
      await compared(acting)
      await acting.see('sandbox', orgWith('Scoring'))
    },
    apply: (acting) => acting.compare(),
  },
  'report-unread': { line: 'parity-read', arrange: compared, apply: (acting) => acting.markRead() },
  'differences-open': {
    line: 'blocking-differences',
    arrange: (acting) => compared(acting, orgWith('Routing')),
    apply: (acting) => acting.acceptAll(),
  },
  'rules-of-production': {
    line: 'blocking-differences',
    arrange: (acting) => compared(acting, withoutRules),
    apply: (acting) => acting.continueWithout('rules-of-production'),
  },
  'parts-hidden': {
    line: 'blocking-differences',
    arrange: (acting) => compared(acting, orgWith(), withoutFlows),
    apply: async (acting) => {
      await acting.see('sandbox')
      await acting.compare()
    },
  },
  'nothing-connected': {
    line: 'user-permissions',
    arrange: () => Promise.resolve(),
    apply: (acting) => acting.connectSandbox(),
  },
  'permissions-unread': {
    line: 'user-permissions',
    arrange: (acting) => acting.connectSandbox(),
    apply: (acting) => acting.readPermissions(),
  },
  'permissions-missing': {
    line: 'user-permissions',
    arrange: async (acting) => {
      await acting.connectSandbox()
      await acting.takeRight('converted-leads')
      await acting.readPermissions()
    },
    apply: async (acting) => {
      await acting.takeRight()
      await acting.readPermissions()
    },
  },
  'permissions-hidden': {
    line: 'user-permissions',
    arrange: async (acting) => {
      await acting.connectSandbox()
      await acting.readPermissions()
    },
    apply: async (acting) => {
      await acting.readOrg()
      await acting.readPermissions()
    },
  },
  'permissions-old': {
    line: 'user-permissions',
    arrange: async (acting) => {
      await acting.connectSandbox()
      await acting.readOrg()
      await acting.readPermissions()
      await acting.pass({ days: 8 })
    },
    apply: (acting) => acting.readPermissions(),
  },
  'production-not-paired': {
    line: 'daily-limit',
    arrange: (acting) => acting.connectSandbox(),
    apply: async (acting) => {
      await acting.pair()
      await acting.report()
    },
  },
  'snapshots-off': {
    line: 'daily-limit',
    arrange: async (acting) => {
      await acting.connectSandbox()
      await acting.pair()
    },
    apply: (acting) => acting.report(),
  },
  'production-report-old': {
    line: 'daily-limit',
    arrange: async (acting) => {
      await paired(acting)
      await acting.pass({ hours: 25 })
    },
    apply: (acting) => acting.report(),
  },
  'limit-above-production': {
    line: 'daily-limit',
    arrange: async (acting) => {
      await paired(acting)
      await acting.setLimit(150_000)
    },
    apply: (acting) => acting.setLimit(100_000),
  },
  'no-sandbox-day': {
    line: 'forecast',
    arrange: (acting) => acting.connectSandbox(),
    apply: async (acting) => {
      await acting.pass({ days: 1, hours: 1 })
      await acting.pair()
      await acting.report()
    },
  },
  'above-limit': {
    line: 'forecast',
    arrange: (acting) => workedADay(acting, 150_000),
    apply: (acting) => acting.setLimit(200_000),
  },
  'no-room-in-production': {
    line: 'forecast',
    arrange: async (acting) => {
      await workedADay(acting)
      await acting.pair()
      await acting.report({ credits: 0, used: 114_900, allowed: 115_000 })
    },
    apply: (acting) => acting.report(),
  },
  'recent-errors': {
    line: 'last-errors',
    arrange: (acting) => acting.fail(),
    async apply(acting) {
      await acting.recover()
      await acting.pass({ days: 7, hours: 1 })
    },
  },
}

describe('UX-A4 the remedy of a cause changes the line', () => {
  it.each(CAUSE_NAMES)('%s', async (cause) => {
    const acting = actingOn(test)
    const { line, arrange, apply } = REMEDIES[cause]
    await arrange(acting)
    expect(await acting.checkOf(line)).toMatchObject({ cause, continued: null })

    await apply(acting)

    await expect.poll(async () => isAsBefore(await acting.checkOf(line), cause)).toBe(false)
  })

  it.each(CAUSE_NAMES)('%s leads to a page of the app', async (cause) => {
    const answer = await test.inject({ url: placeOf(cause), headers: { accept: 'text/html' } })
    expect(answer.statusCode).toBe(200)
  })
})

const isAsBefore = (check: Awaited<ReturnType<Acting['checkOf']>>, cause: Cause): boolean =>
  check?.cause === cause && check.continued === null
