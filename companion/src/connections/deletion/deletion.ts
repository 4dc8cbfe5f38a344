import { Type } from 'typebox'
import { findTenant } from '../../accounts/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { refusal } from '../refusals.ts'
import type { ConnectionId } from '../../platform/ids.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { Person } from '../../platform/person.ts'
import { requireBusinessName } from './business-name.ts'
import type { ConnectionStore } from '../connection/store.ts'
import { deleteConnection, type DeletionDeps } from './work.ts'
import type { DeletionStore } from './store.ts'
import { lockConnection, transition } from '../connection/transition.ts'

const JOB = 'connection-deletion'
const RESUME_JOB = 'connection-deletions'
const EVERY_FIVE_MINUTES = '*/5 * * * *'

const Deletion = Type.Object({ connectionId: Type.Unsafe<ConnectionId>(Type.String()) })

/** What somebody wants deleted, and the name of the business as they typed it. */
export type DeletionWish = { connectionId: ConnectionId; businessName: string }

export type RequestDeletionDeps = { db: Database; clock: Clock; jobs: Jobs }

/** Begins to delete a connection; a job does the rest. */
export const requestDeletion = (wish: DeletionWish, by: Person, { db, clock, jobs }: RequestDeletionDeps) =>
  db.transaction(async (tx): Promise<void> => {
    const { connectionId } = wish
    const row = await lockConnection(connectionId, { db: tx })
    if (row?.tenantId !== by.tenantId) throw refusal('NOT_FOUND')
    requireBusinessName(wish.businessName, (await findTenant(by.tenantId, { db: tx })).businessName)
    const at = clock.now()
    const set = { deletionRequestedAt: at, deletionRequestedBy: by.name }
    await transition(connectionId, { event: 'deletion-requested', at, by, set }, { db: tx })
    await askForDeletion(connectionId, { jobs, within: tx })
  })

const askForDeletion = (connectionId: ConnectionId, { jobs, within }: { jobs: Jobs; within: Database }) =>
  jobs.send(JOB, { connectionId }, { singletonKey: connectionId, within })

type WorkDeps = DeletionDeps & { jobs: Jobs; connections: ConnectionStore }

/** Deletes connections, and takes up deletions whose process is gone. */
export async function workOnDeletions(jobs: Jobs, deps: WorkDeps): Promise<void> {
  await jobs.work(JOB, Deletion, ({ connectionId }) => deleteConnection(connectionId, deps))
  await jobs.work(RESUME_JOB, Type.Object({}), async () => {
    for (const { connectionId } of await deps.connections.deleting())
      await askForDeletion(connectionId, { jobs, within: deps.db })
  })
  await jobs.schedule(RESUME_JOB, EVERY_FIVE_MINUTES)
}

/** To be done when the process starts with the database to itself: whoever was at work on a deletion is gone. */
export const recoverDeletions = async (alone: boolean, { deletions }: { deletions: DeletionStore }): Promise<void> => {
  if (alone) await deletions.releaseAll()
}

/** Takes up deletions as soon as jobs are done again. */
export const resumeDeletions = (jobs: Jobs): Promise<void> => jobs.send(RESUME_JOB, {}, { singletonKey: 'now' })
