import { Type } from 'typebox'
import type { Database } from '../database/database.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { FIRST_ID, type SealedKind, type SealedText } from './reseal-kinds.ts'
import type { Log } from '../log.ts'
import { configurationFault } from '../startup-fault.ts'
import { keepOneKey } from './canary.ts'
import { keyIdOf, type Vault } from './vault.ts'

type Places = { db: Database; vault: Vault; kinds: readonly SealedKind[] }

export type ResealDeps = Places & { log: Pick<Log, 'info' | 'error'> }

const JOB = 'vault-reseal'
const EVERY_NIGHT = '37 3 * * *'
const BATCH = 100

/** Seals with the first key what another one sealed, and forgets the keys that nothing is sealed with any more. */
export async function resealAll(deps: ResealDeps): Promise<void> {
  const { db, vault, kinds, log } = deps
  const [sealingId = ''] = vault.keyIds
  for (const kind of kinds) await resealKind(kind, [sealingId], deps)
  if (await findOne([sealingId], deps)) return
  for (const keyId of await keepOneKey(sealingId, vault, { db }))
    log.info({ keyId }, 'nothing is sealed with this vault key any more: it can be taken out of VAULT_KEYS')
}

async function resealKind(kind: SealedKind, except: readonly string[], deps: ResealDeps): Promise<void> {
  let after = FIRST_ID
  for (;;) {
    const texts = await kind.list({ except, after, limit: BATCH }, deps.db)
    for (const text of texts) await resealOne(kind, text, deps)
    const last = texts.at(-1)
    if (!last) return
    after = last.id
  }
}

/** What does not open stays as it is, and keeps its key from being forgotten. */
async function resealOne(kind: SealedKind, text: SealedText, { db, vault, log }: ResealDeps): Promise<void> {
  try {
    await kind.replace(text, vault.seal(vault.open(text.sealed, text.at), text.at), db)
  } catch (err) {
    log.error({ err, kind: kind.name, id: text.id }, 'a sealed value could not be re-sealed')
  }
}

/** A value that none of the keys sealed. */
async function findOne(except: readonly string[], { db, kinds }: Pick<Places, 'db' | 'kinds'>) {
  for (const kind of kinds) {
    const [found] = await kind.list({ except, after: FIRST_ID, limit: 1 }, db)
    if (found) return found
  }
  return undefined
}

/** Refuses to start without a key that something in the database is sealed with. */
export async function requireEveryKey({ vault, ...places }: Places): Promise<void> {
  const found = await findOne(vault.keyIds, places)
  if (found)
    throw configurationFault(
      `the database holds values sealed with the vault key '${keyIdOf(found.sealed)}', which is not given`,
      'Set VAULT_KEYS to the new key and this one after it, until the log says that it can be taken out',
    )
}

/** Re-seals once a day, on one process at a time. */
export async function scheduleReseal(jobs: Jobs, deps: ResealDeps): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => resealAll(deps))
  await jobs.schedule(JOB, EVERY_NIGHT)
}

/** Has it done soon, as after a start, with which the keys may have changed. */
export const resealSoon = (jobs: Jobs): Promise<void> => jobs.send(JOB, {}, { singletonKey: JOB })
