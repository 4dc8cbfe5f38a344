import { jobNamed } from '../../org/jobs.ts'
import type { Org } from '../../org/org.ts'
import { settingsOf } from '../setup/setup-settings.ts'
import { nextRunIn, SNAPSHOTS } from '../setup/snapshot-schedule.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const HOURS = 24
const SHOWN = 7 * 24 * HOUR
const API_REQUESTS = 'DailyApiRequests'

/** The limits beside the API requests, as much of each as the org allows and uses. */
const OTHERS = [
  { name: 'DailyAsyncApexExecutions', used: 1_840, allowed: 250_000 },
  { name: 'DailyBulkApiBatches', used: 12, allowed: 15_000 },
  { name: 'DataStorageMB', used: 4_310, allowed: 10_240 },
  { name: 'FileStorageMB', used: 1_975, allowed: 102_400 },
]

type Point = { at: string; used: number; allowed: number }

/** `TollbridgeUsageTrend`: each limit, and its snapshots of the last week. */
export function readTrend(org: Org) {
  const { alertLevels, otherLevels, intervalMinutes } = settingsOf(org)
  const nextRunAt = nextRunIn(org)
  const taken = momentsIn(org)
  const last = taken.length === 0 ? null : Math.max(...taken)
  return {
    limits: [{ name: API_REQUESTS, used: org.window.used(), allowed: org.state.allowance.max }, ...OTHERS].map(
      (limit) => ({
        ...limit,
        levels: otherLevels[limit.name] ?? alertLevels,
        points: pointsOf(limit, nextRunAt !== null, org),
      }),
    ),
    nextRunAt,
    lastTakenAt: last === null ? null : new Date(last).toISOString(),
    isLate: nextRunAt !== null && last !== null && last < org.clock.now() - 2 * intervalMinutes * MINUTE,
    isOrphaned: isOrphaned(org),
  }
}

function pointsOf(limit: { name: string; used: number; allowed: number }, isPlanned: boolean, org: Org): Point[] {
  const kept = snapshotsIn(limit.name, org)
  if (kept.length > 0 || !isPlanned) return kept
  return limit.name === API_REQUESTS ? likelyPoints(org) : []
}

const momentsIn = ({ tables }: Org) =>
  tables.rows('Tollbridge_Snapshot__c').map(({ Taken_At__c }) => Date.parse(String(Taken_At__c)))

function isOrphaned({ state, tables }: Org): boolean {
  const job = jobNamed(SNAPSHOTS.name, state)
  return tables.rows('User').some(({ Id, IsActive }) => Id === job?.userId && IsActive === false)
}

function snapshotsIn(name: string, { tables, clock }: Org): Point[] {
  return tables
    .rows('Tollbridge_Snapshot__c')
    .filter(({ Limit_Name__c }) => Limit_Name__c === name)
    .map(({ Taken_At__c, Used__c, Allowed__c }) => ({
      at: new Date(String(Taken_At__c)).toISOString(),
      used: Number(Used__c),
      allowed: Number(Allowed__c),
    }))
    .filter(({ at }) => Date.parse(at) >= clock.now() - SHOWN)
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
}

/** The hourly snapshots of the calls that the org still counts. Computed, since no job runs in a stand-in. */
function likelyPoints({ clock, window, state }: Org): Point[] {
  const used = (at: number) => window.entries().reduce((sum, entry) => (entry.at <= at ? sum + entry.count : sum), 0)
  const moments = Array.from({ length: HOURS }, (_, index) => clock.now() - (HOURS - 1 - index) * HOUR)
  return moments.map((at) => ({ at: new Date(at).toISOString(), used: used(at), allowed: state.allowance.max }))
}
