import type { Org } from '../../org/org.ts'
import { progressOf } from './fingerprint-progress.ts'
import { pushFingerprint } from './push-fingerprint.ts'

/** The running jobs of a report. */
const reports = new WeakMap<Org, Promise<unknown>>()

/** `TollbridgeFingerprintController.start`: returns at once. The jobs continue afterwards. */
export function startReport(org: Org): void {
  if (progressOf(org).state !== 'under-way') reports.set(org, pushFingerprint(org))
}

/** Waits for the jobs of an org, since no job may write after the org is closed. */
export const endOfReport = (org: Org): Promise<unknown> => reports.get(org) ?? Promise.resolve()
