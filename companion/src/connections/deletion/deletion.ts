import { Type } from 'typebox'
import { findTenant } from '../../accounts/index.ts'
import type { Platform, Stored } from '../../platform/deps.ts'
import { requireBusinessName } from '../connection/business-name.ts'
import { refusal } from '../refusals.ts'
import type { ConnectionId } from '../ids.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { Person } from '../../platform/person.ts'
import { listDeleting } from '../connection/store.ts'
import type { ConnectionServices } from '../services.ts'
import { releaseAllDeletions } from './store.ts'
import { deleteConnection } from './work.ts'
import { lockConnection, transition } from '../connection/transition.ts'

const JOB = 'connection-deletion'
const RESUME_JOB = 'connection-deletions'
const EVERY_FIVE_MINUTES = '*/5 * * * *'

const Deletion = Type.Object({ connectionId: Type.Unsafe<ConnectionId>(Type.String()) })

/** The connection to delete, and the business name as the person typed it. */
export type DeletionWish = { connectionId: ConnectionId; businessName: string }

/** Begins to delete a connection. A job does the rest. */
export const requestDeletion = (wish: DeletionWish, by: Person, { db, ...platform }: Platform) =>
  db.transaction(async (tx): Promise<void> => {
    const { connectionId } = wish
    const row = await lockConnection(connectionId, { db: tx })
    if (row?.tenantId !== by.tenantId) throw refusal('NOT_FOUND')
    requireBusinessName(wish.businessName, (await findTenant(by.tenantId, { db: tx })).businessName)
    const at = platform.clock.now()
    const set = { deletionRequestedAt: at, deletionRequestedBy: by.name }
    await transition(connectionId, { event: 'deletion-requested', at, by, set }, { db: tx })
    await askForDeletion(connectionId, { ...platform, db: tx })
  })

const askForDeletion = (connectionId: ConnectionId, { db, jobs }: Platform) =>
  jobs.send(JOB, { connectionId }, { singletonKey: connectionId, within: db })

/** Deletes connections, and resumes deletions whose process is gone. */
export async function workOnDeletions(jobs: Jobs, deps: ConnectionServices): Promise<void> {
  await jobs.work(JOB, Deletion, ({ connectionId }) => deleteConnection(connectionId, deps))
  await jobs.work(RESUME_JOB, Type.Object({}), async () => {
    for (const { connectionId } of await listDeleting(deps)) await askForDeletion(connectionId, { ...deps, jobs })
  })
  await jobs.schedule(RESUME_JOB, EVERY_FIVE_MINUTES)
}

/** Call it at start-up. With the database to itself, every earlier attempt of a deletion is over. */
export const recoverDeletions = async (alone: boolean, deps: Stored): Promise<void> => {
  if (alone) await releaseAllDeletions(deps)
}

/** Resumes deletions as soon as jobs run. */
export const resumeDeletions = (jobs: Jobs): Promise<void> => jobs.send(RESUME_JOB, {}, { singletonKey: 'now' })
