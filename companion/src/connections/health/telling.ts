import { loggedDays, refusedSince } from '../../credits/index.ts'
import { type NewNotice, raiseNotice, resolveNotices } from '../../notifications/index.ts'
import { before } from '../../platform/clock.ts'
import type { ConnectionRow } from '../connection/store.ts'
import { transition } from '../connection/transition.ts'
import { connectionNotice } from '../notices.ts'
import type { ConnectionServices } from '../services.ts'
import { isLogFailing, isOfTheLog } from './outcome.ts'
import { FAILURES_OF } from './recovery.ts'
import { findHealth, type HealthRow, markTold, markToldOfEnd } from './store.ts'

/** Shorter failures pass unnoticed. With the tries after 15 and 45 minutes, the notice goes out within the hour. */
const TOLD_AFTER = { minutes: 30 }

/** Tells people once of a failure that lasts. The mark, the event and the notice are written together, or none of them. */
export async function tellOfFailure(row: ConnectionRow, health: HealthRow, deps: ConnectionServices): Promise<void> {
  if (health.toldAt || !(await isToBeTold(health, deps))) return
  const now = deps.clock.now()
  const event = health.part === 'api' ? 'failing' : 'event-log-failing'
  const reason = health.problemCode ?? 'SALESFORCE_UNREACHABLE'
  const news = await noticeOfFailure(row, { ...health, problemCode: reason }, deps)
  await deps.db.transaction(async (tx) => {
    if (!(await markTold(health, now, { db: tx }))) return
    await transition(row.connectionId, { event, at: now, by: null, reason }, { db: tx })
    await raiseNotice(news, { ...deps, db: tx })
  })
}

async function isToBeTold(health: HealthRow, deps: ConnectionServices): Promise<boolean> {
  const { connectionId, part, failingSince, problemCode } = health
  if (part === 'api') return failingSince !== null && failingSince <= before(deps.clock.now(), TOLD_AFTER)
  if (isOfTheLog(problemCode)) return true
  const api = await findHealth({ connectionId, part: 'api' }, deps)
  return isLogFailing(health) && !api?.toldAt
}

async function noticeOfFailure(row: ConnectionRow, health: HealthRow, deps: ConnectionServices): Promise<NewNotice> {
  const { orgName, connectionId } = row
  const { problemCode: refusal, problemParams } = health
  const since = health.failingSince?.toISOString() ?? ''
  const params = { ...problemParams, orgName, refusal: refusal ?? '', since }
  if (health.part === 'api') {
    const about = `connection-failing ${connectionId} ${since}`
    return { ...toAll(row), ...connectionNotice('CONNECTION_FAILING', params), about }
  }
  if (refusal === 'EVENT_LOG_REFUSED') {
    const refused = { salesforceCode: String(problemParams?.salesforceCode) }
    const about = refusedSince(row, await loggedDays(row, deps))
    return { ...toAll(row), ...connectionNotice('EVENT_LOG_REFUSED', refused), about }
  }
  const about = `event-log-failing ${connectionId} ${since}`
  return { ...toAll(row), ...connectionNotice('EVENT_LOG_FAILING', params), about }
}

/** Resolves the notice of a failure that is over, and tells people so once. */
export async function tellOfEnd(row: ConnectionRow, health: HealthRow, deps: ConnectionServices): Promise<void> {
  const { toldAt, part } = health
  if (!toldAt) return
  const { connectionId, orgName } = row
  const isApi = part === 'api'
  const event = isApi ? 'works-again' : 'event-log-works-again'
  const about = `${isApi ? 'connection' : 'event-log'}-works ${connectionId} ${toldAt.toISOString()}`
  const code = isApi ? 'CONNECTION_WORKS' : 'EVENT_LOG_WORKS'
  await deps.db.transaction(async (tx) => {
    if (!(await markToldOfEnd(health, { db: tx }))) return
    await transition(connectionId, { event, at: deps.clock.now(), by: null }, { db: tx })
    await resolveNotices({ tenantId: row.tenantId, codes: [...FAILURES_OF[part]] }, { ...deps, db: tx })
    await raiseNotice({ ...toAll(row), ...connectionNotice(code, { orgName }), about }, { ...deps, db: tx })
  })
}

const toAll = ({ tenantId }: ConnectionRow) => ({ tenantId, muted: false })
