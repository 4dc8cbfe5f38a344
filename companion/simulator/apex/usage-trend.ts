import type { Org } from '../org/org.ts'
import { settingsOf } from './setup-settings.ts'
import { nextRunIn } from './snapshot-schedule.ts'

const HOUR = 3_600_000
const HOURS = 24
const SHOWN = 7 * 24 * HOUR

type Point = { at: string; used: number; allowed: number }

/** `TollbridgeUsageController.trend`: the snapshots of the last week. */
export function readTrend(org: Org) {
  const nextRunAt = nextRunIn(org)
  const kept = snapshotsIn(org)
  const points = kept.length === 0 && nextRunAt !== null ? likelyPoints(org) : kept
  return { points, levels: settingsOf(org).alertLevels, nextRunAt }
}

function snapshotsIn({ tables, clock }: Org): Point[] {
  return tables
    .rows('Tollbridge_Snapshot__c')
    .filter(({ Limit_Name__c }) => Limit_Name__c === 'DailyApiRequests')
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
