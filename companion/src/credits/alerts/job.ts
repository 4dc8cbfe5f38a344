import { Type } from 'typebox'
import { raiseNotice } from '../../notifications/notices.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { watchedWindows } from './store.ts'
import { decideAlerts } from './alerts.ts'

export type AlertDeps = { db: Database; clock: Clock; jobs: Jobs }

const JOB = 'credit-alerts'
const EVERY_MINUTE = '* * * * *'

/** Tells everybody what there is to tell of their windows. */
export async function raiseAlerts(deps: AlertDeps): Promise<void> {
  for (const { tenantId, isMuted, ...use } of await watchedWindows(deps)) {
    for (const alert of decideAlerts(use)) {
      await raiseNotice({ ...alert, tenantId, muted: alert.muted || isMuted }, deps)
    }
  }
}

/** Watches the windows, on one process at a time. */
export async function scheduleAlerts(jobs: Jobs, deps: Omit<AlertDeps, 'jobs'>): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => raiseAlerts({ ...deps, jobs }))
  await jobs.schedule(JOB, EVERY_MINUTE)
}
