import { type Difference, NO_REPORT } from '../../parity/index.ts'
import { DONE, type Check, type Verdict } from './check.ts'
import type { ReportFacts, Seen } from '../report.ts'

export type ParityFacts = {
  report: ReportFacts | null
  /** The newest fingerprints. */
  newest: { sandbox: Seen | null; production: Seen | null }
  /** What a person accepted: ids of differences, or that there is no report. */
  accepted: ReadonlySet<string>
  /** Whether a sandbox was connected, now or before. */
  hadSandbox: boolean
}

export type ParityReadFacts = {
  reportId: string | null
  madeAt: Date | null
  readAt: Date | null
  readBy: string | null
  sandboxTakenAt: Date | null
  productionTakenAt: Date | null
}

/** Whether the newest report shows what the orgs look like now, and was read. */
export function parityRead(facts: ParityFacts): Check<'parity-read', ParityReadFacts> {
  const { report, newest } = facts
  return {
    id: 'parity-read',
    ...parityVerdict(facts),
    facts: {
      reportId: report?.reportId ?? null,
      madeAt: report?.madeAt ?? null,
      readAt: report?.readAt ?? null,
      readBy: report?.readBy ?? null,
      sandboxTakenAt: newest.sandbox?.takenAt ?? null,
      productionTakenAt: newest.production?.takenAt ?? null,
    },
  }
}

function parityVerdict({ report, newest, accepted, hadSandbox }: ParityFacts): Verdict {
  if (!report) {
    const remedy = newest.sandbox && newest.production ? 'make-report' : 'take-fingerprints'
    if (!hadSandbox) return { state: 'unknown', remedy: null }
    return { state: accepted.has(NO_REPORT) ? 'warning' : 'open', remedy }
  }
  if (!shows(report.sandbox, newest.sandbox) || !shows(report.production, newest.production))
    return { state: 'open', remedy: 'make-report-again' }
  return report.readAt ? DONE : { state: 'open', remedy: 'read-report' }
}

/** A later fingerprint with the same content changes nothing. */
const shows = (compared: Seen, newest: Seen | null): boolean =>
  newest === null || (newest.content === compared.content && newest.organizationId === compared.organizationId)

export type BlockingFacts = {
  reportId: string | null
  blocking: number
  accepted: number
  open: number
  notCompared: number
  byObject: { object: string; open: number }[]
}

/** Whether every blocking difference is gone, or answered for. What was not compared may block as well. */
export function blockingDifferences(facts: ParityFacts): Check<'blocking-differences', BlockingFacts> {
  const { report } = facts
  const blocking = report?.blocking ?? []
  const open = openIn(facts)
  return {
    id: 'blocking-differences',
    ...blockingVerdict(facts, open.length),
    facts: {
      reportId: report?.reportId ?? null,
      blocking: blocking.length,
      accepted: blocking.length - open.length,
      open: open.length,
      notCompared: report?.notCompared ?? 0,
      byObject: [...Map.groupBy(open, ({ object }) => object)].map(([object, { length }]) => ({
        object,
        open: length,
      })),
    },
  }
}

function blockingVerdict({ report, hadSandbox }: ParityFacts, open: number): Verdict {
  if (!report) return { state: 'unknown', remedy: hadSandbox ? 'make-report' : null }
  if (open > 0) return { state: 'open', remedy: 'resolve-differences' }
  return report.notCompared > 0 ? { state: 'warning', remedy: 'let-orgs-be-read' } : DONE
}

/** The blocking differences that are not accepted. */
export const openIn = ({ report, accepted }: Pick<ParityFacts, 'report' | 'accepted'>): Difference[] =>
  report?.blocking.filter(({ id }) => !accepted.has(id)) ?? []
