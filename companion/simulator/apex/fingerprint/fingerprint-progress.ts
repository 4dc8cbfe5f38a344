import type { Org } from '../../org/org.ts'
import { TEXTS } from './org-fingerprint.ts'
import { keepSettings, rowOf } from '../setup/setup-settings.ts'

/** `TollbridgeFingerprintProgress`: the progress of an org's report, and the outcome of the last one. */
export type Progress = {
  state: 'never' | 'under-way' | 'done' | 'failed'
  beganAt: string | null
  endedAt: string | null
  sent: number
  total: number
  problem: string | null
}

const LONGEST_RUN = 3_600_000

/** `TollbridgeFingerprintProgress.current`. */
export function progressOf(org: Org): Progress {
  const row = rowOf(org)
  const text = (field: string) => (typeof row?.[field] === 'string' ? row[field] : null)
  const [beganAt, endedAt] = [text('Report_Began_At__c'), text('Report_Ended_At__c')]
  const isOverdue = beganAt !== null && endedAt === null && Date.parse(beganAt) < org.clock.now() - LONGEST_RUN
  const problem = isOverdue ? 'stopped' : text('Report_Problem__c')
  const ended = problem === null ? 'done' : 'failed'
  return {
    state: beganAt === null ? 'never' : endedAt === null && problem === null ? 'under-way' : ended,
    beganAt,
    endedAt,
    sent: Number(row?.Report_Sent__c ?? 0),
    total: TEXTS,
    problem,
  }
}

/** `TollbridgeFingerprintProgress.begin`. */
export function begin(org: Org): void {
  keepSettings(
    { Report_Began_At__c: nowIn(org), Report_Ended_At__c: null, Report_Sent__c: 0, Report_Problem__c: null },
    org,
  )
}

/** `TollbridgeFingerprintProgress.advance`. */
export function advance(sent: number, org: Org): void {
  keepSettings({ Report_Sent__c: sent, ...(sent === TEXTS && { Report_Ended_At__c: nowIn(org) }) }, org)
}

/** `TollbridgeFingerprintProgress.fail`. */
export function fail(problem: string, org: Org): void {
  keepSettings({ Report_Ended_At__c: nowIn(org), Report_Problem__c: problem }, org)
}

const nowIn = ({ clock }: Org): string => new Date(clock.now()).toISOString()
