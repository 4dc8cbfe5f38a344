import { performance } from 'node:perf_hooks'
import { startFirst } from '../../../companion/src/accounts/people/first-start.ts'
import { findByEmail, savePasswordHash } from '../../../companion/src/accounts/people/store.ts'
import { hashPassword } from '../../../companion/src/accounts/passwords/passwords.ts'
import { forgetTries, signInTries } from '../../../companion/src/accounts/sign-in/tries.ts'
import { testVault } from '../../kit/service/vault.ts'
import { signIn } from '../../../companion/src/accounts/sign-in/sign-in.ts'
import { systemClock } from '../../../companion/src/platform/clock.ts'
import type { OpenDatabase } from '../../../companion/src/platform/database/database.ts'
import { openPglite } from '../../../companion/src/platform/database/embedded.ts'
import { migrate } from '../../../companion/src/platform/database/migrations.ts'
import { memoryJobs } from '../../kit/service/jobs.ts'
import { linesOf, median, rounded } from '../figures.ts'
import type { BenchOptions, Report } from '../report.ts'

const KNOWN = 'ada@example.com'
const UNKNOWN = 'nobody@example.com'

/** Compares the time of a refused sign-in for an unknown and a known address. The ratio must not reveal which is known. */
export async function benchSignIn({ seconds, say }: BenchOptions): Promise<Report> {
  const database = await openWithAdmin()
  say('refused sign-ins of a known and of an unknown address, in turn')
  const known: number[] = []
  const unknown: number[] = []
  const end = performance.now() + seconds * 1000
  while (performance.now() < end || known.length < 3) {
    known.push(await timeRefusal(KNOWN, database))
    unknown.push(await timeRefusal(UNKNOWN, database))
  }
  await database.close()
  const figures = {
    refused_known_ms: rounded(median(known)),
    refused_unknown_ms: rounded(median(unknown)),
    refused_unknown_vs_known: Number((median(unknown) / median(known)).toFixed(2)),
  }
  return { figures, text: linesOf(figures) }
}

async function openWithAdmin(): Promise<OpenDatabase> {
  const database = await openPglite()
  const { db } = database
  await migrate(db)
  const first = { businessName: 'Acme', adminEmail: KNOWN, adminName: 'Ada Admin' }
  await startFirst(first, { db, clock: systemClock, jobs: memoryJobs() })
  const admin = await findByEmail(KNOWN, { db })
  if (!admin) throw new Error('the first start made no admin')
  await savePasswordHash(admin.personId, await hashPassword('correct horse battery'), { db })
  return database
}

/** Milliseconds until a wrong password is refused. */
async function timeRefusal(email: string, { db }: OpenDatabase): Promise<number> {
  await forgetTries(signInTries(email), { db })
  const began = performance.now()
  await signIn({ email, password: 'not the password' }, { db, clock: systemClock, vault: testVault() }).catch(
    () => undefined,
  )
  return performance.now() - began
}
