import type { Org } from '../org/org.ts'
import { progressOf } from './fingerprint-progress.ts'
import { pushFingerprint } from './push-fingerprint.ts'

/** The jobs of a report that is under way. */
const reports = new WeakMap<Org, Promise<unknown>>()

/** `TollbridgeFingerprintController.start`: the jobs go on when it has answered. */
export function startReport(org: Org): void {
  if (progressOf(org).state !== 'under-way') reports.set(org, pushFingerprint(org))
}

/** Waits for the jobs of an org, as nothing may be written once it is closed. */
export const endOfReport = (org: Org): Promise<unknown> => reports.get(org) ?? Promise.resolve()
