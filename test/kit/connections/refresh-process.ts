import { setTimeout as sleep } from 'node:timers/promises'
import { createInterface } from 'node:readline'
import { readConfig } from '../../../companion/src/config.ts'
import { tidyTokens } from '../../../companion/src/connections/tokens/housekeeping.ts'
import { authorizedConnection, withSession } from '../../../companion/src/connections/tokens/session.ts'
import { systemClock } from '../../../companion/src/platform/clock.ts'
import type { TenantId } from '../../../companion/src/platform/ids.ts'
import { openDatabase } from '../../../companion/src/platform/database/open.ts'
import { openVault } from '../../../companion/src/platform/vault/open.ts'
import { queryTogether } from '../../../companion/src/salesforce/api/composite.ts'
import { openServices, platformOn } from '../service/services.ts'

/** A separate process with everything that calls Salesforce, for tests. Runs one command per input line. */
const config = readConfig(process.env)
const database = await openDatabase(config)
const platform = platformOn(database.db, {
  clock: systemClock,
  vault: await openVault(config.vault, database),
  publicUrl: config.publicUrl,
  sleep,
})
const crm = openServices(config, platform)

const say = (line: string) => process.stdout.write(`${line}\n`)

const call = async (tenantId: TenantId) =>
  withSession(
    { connection: await authorizedConnection(tenantId, crm), consumer: 'status', purpose: 'query' },
    (session) => queryTogether({ org: 'SELECT Name FROM Organization' }, session),
    crm,
  )

/** Runs many callers at once. Returns how many had each outcome. */
async function callAtOnce(callers: number, tenantId: TenantId): Promise<string> {
  const results = await Promise.allSettled(Array.from({ length: callers }, () => call(tenantId)))
  const endings = results.map((result) => (result.status === 'fulfilled' ? 'fine' : String(result.reason)))
  return JSON.stringify(
    Object.groupBy(endings, (ending) => ending),
    (_key, value: unknown) => (Array.isArray(value) ? value.length : value),
  )
}

say('ready')
for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...words] = line.split(' ')
  if (command === 'call') say(await callAtOnce(Number(words[0]), words[1] as TenantId))
  else if (command === 'tidy') {
    await tidyTokens(crm)
    say('tidied')
  }
}
await crm.gate.stop()
await crm.headroom.flush()
await database.close()
