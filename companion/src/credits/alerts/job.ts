import { Type } from 'typebox'
import { openNotices, raiseNotice, resolveNotices, wasMailedAsError } from '../../notifications/index.ts'
import type { Platform } from '../../platform/deps.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import { creditNotice } from '../notices.ts'
import { decideAlerts, standingIn } from './alerts.ts'
import { lockWindow, type WatchedWindow, watchedWindows } from './store.ts'

const JOB = 'credit-alerts'
const EVERY_MINUTE = '* * * * *'
const CODES = ['CREDIT_LEVEL_REACHED', 'CREDIT_JUMP'] as const

/** Raises the alerts of all tenants, and resolves those that no longer stand. */
export async function raiseAlerts(deps: Platform): Promise<void> {
  const windows = new Map((await watchedWindows({}, deps)).map((window) => [window.tenantId, window]))
  const open = await openNotices({ codes: [...CODES] }, deps)
  const wrong = open.filter(({ tenantId, about }) => !isStanding(about, windows.get(tenantId)))
  const missing = [...windows.values()].filter((window) => lacks(window, new Set(open.map(keyOf))))
  for (const tenantId of new Set([...wrong, ...missing].map((one) => one.tenantId))) await settle(tenantId, deps)
}

const keyOf = ({ tenantId, about }: { tenantId: TenantId; about: string }): string => `${tenantId} ${about}`

const isStanding = (about: string, window: WatchedWindow | undefined): boolean =>
  window !== undefined && standingIn(window).has(about)

const lacks = (window: WatchedWindow, open: ReadonlySet<string>): boolean =>
  decideAlerts(window).some(({ about }) => !open.has(keyOf({ ...window, about })))

/** Raises and resolves the alerts of a tenant by its window, which is locked: no other process decides by older figures. */
const settle = (tenantId: TenantId, deps: Platform): Promise<void> =>
  deps.db.transaction(async (tx) => {
    const within = { ...deps, db: tx }
    await lockWindow(tenantId, within)
    const [window] = await watchedWindows({ tenantId }, within)
    await resolveAlerts(tenantId, window, within)
    for (const alert of window ? decideAlerts(window) : [])
      await raiseNotice({ ...alert, tenantId, muted: alert.muted || Boolean(window?.isMuted) }, within)
  })

/** Resolves the alerts that no longer stand. People learn once that there is room again, if they got an error by mail. */
async function resolveAlerts(tenantId: TenantId, window: WatchedWindow | undefined, deps: Platform): Promise<void> {
  const open = await openNotices({ tenantId, codes: [...CODES] }, deps)
  const abouts = open.map(({ about }) => about).filter((about) => !isStanding(about, window))
  const resolved = await resolveNotices({ tenantId, codes: [...CODES], abouts }, deps)
  const error = resolved.find(wasMailedAsError)
  if (!error) return
  const limit = window?.limit ?? Number(error.params.limit)
  const about = `credits:restored:${error.noticeId}`
  await raiseNotice(
    { ...creditNotice('CREDIT_LIMIT_RESTORED', { limit }), tenantId, about, muted: Boolean(window?.isMuted) },
    deps,
  )
}

/** Schedules the alerts. One process at a time raises them. */
export async function scheduleAlerts(jobs: Jobs, deps: Platform): Promise<void> {
  await jobs.work(JOB, Type.Object({}), () => raiseAlerts(deps))
  await jobs.schedule(JOB, EVERY_MINUTE)
}
