import { freshRecordId } from '../../org/ids.ts'
import { jobNamed } from '../../org/jobs.ts'
import type { Org } from '../../org/org.ts'
import type { Row } from '../../records/row.ts'
import { keyPrefixOf } from '../../schema/custom-objects.ts'
import { SNAPSHOTS } from '../setup/snapshot-schedule.ts'

const OBJECT = 'Tollbridge_Snapshot__c'
const HOUR = 3_600_000
const HOURS = 24

/** The snapshots of the org. Where they are scheduled and none is stored, those of the last day, as no job runs here. */
export function snapshotRows(org: Org): Row[] {
  const stored = org.tables.rows(OBJECT)
  return stored.length === 0 && jobNamed(SNAPSHOTS.name, org.state) ? likelyRows(org) : stored
}

function likelyRows({ clock, window, state }: Org): Row[] {
  const used = (at: number) => window.entries().reduce((sum, entry) => (entry.at <= at ? sum + entry.count : sum), 0)
  return Array.from({ length: HOURS }, (_, index) => clock.now() - (HOURS - 1 - index) * HOUR).map((at) => ({
    Id: freshRecordId(keyPrefixOf(OBJECT)),
    Limit_Name__c: 'DailyApiRequests',
    Taken_At__c: new Date(at).toISOString(),
    Used__c: used(at),
    Allowed__c: state.allowance.max,
  }))
}
