import { Type } from 'typebox'
import { raiseNotice } from '../../notifications/index.ts'
import type { Platform } from '../../platform/deps.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { decideAlerts } from './alerts.ts'
import { watchedWindows } from './store.ts'

const JOB = 'credit-alerts'
const EVERY_MINUTE = '* * * * *'

/** Raises the alerts of all tenants. */
export async function raiseAlerts(deps: Platform): Promise<void> {
  for (const { tenantId, isMuted, ...use } of await watchedWindows(deps)) {
    for (const alert of decideAlerts(use)) {
      await raiseNotice({ ...alert, tenantId, muted: alert.muted || isMuted }, deps)
    }
  }
}

/** Schedules the alerts. One process at a time raises them. */
export async function scheduleAlerts(jobs: Jobs, deps: Platform): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => raiseAlerts(deps))
  await jobs.schedule(JOB, EVERY_MINUTE)
}
