import type { Difference } from '../../parity/index.ts'
import { checkOf, DONE, type Answer, type Check, type Verdict } from './check.ts'
import type { ReportFacts, Seen } from '../report.ts'

export type ParityFacts = {
  report: ReportFacts | null
  /** The newest fingerprints. */
  newest: { sandbox: Seen | null; production: Seen | null }
  /** What a person answers for, by ids of differences and names of answers. */
  accepted: ReadonlyMap<string, Answer>
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
  return checkOf('parity-read', parityVerdict(facts), {
    reportId: report?.reportId ?? null,
    madeAt: report?.madeAt ?? null,
    readAt: report?.readAt ?? null,
    readBy: report?.readBy ?? null,
    sandboxTakenAt: newest.sandbox?.takenAt ?? null,
    productionTakenAt: newest.production?.takenAt ?? null,
  })
}

function parityVerdict(facts: ParityFacts): Verdict {
  const { report, newest } = facts
  if (!report) return withoutReport(facts)
  if (!shows(report.sandbox, newest.sandbox) || !shows(report.production, newest.production))
    return { cause: 'report-outdated' }
  return report.readAt ? DONE : { cause: 'report-unread' }
}

/** Why there is no comparison yet: what has to be done first. */
function withoutReport({ newest, hadSandbox }: ParityFacts): Verdict {
  if (!hadSandbox) return { cause: 'no-sandbox' }
  if (!newest.sandbox) return { cause: 'sandbox-not-read' }
  return { cause: newest.production ? 'not-compared' : 'production-not-sent' }
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

/** Whether every blocking difference is gone or accepted. What was not compared may block as well. */
export function blockingDifferences(facts: ParityFacts): Check<'blocking-differences', BlockingFacts> {
  const { report } = facts
  const blocking = report?.blocking ?? []
  const open = openIn(facts)
  return checkOf('blocking-differences', blockingVerdict(facts, open.length), {
    reportId: report?.reportId ?? null,
    blocking: blocking.length,
    accepted: blocking.length - open.length,
    open: open.length,
    notCompared: report?.notCompared.length ?? 0,
    byObject: [...Map.groupBy(open, ({ object }) => object)].map(([object, { length }]) => ({
      object,
      open: length,
    })),
  })
}

/** The one part of production that only a connection can read. */
const RULES_OF_PRODUCTION = 'production:rules'

function blockingVerdict(facts: ParityFacts, open: number): Verdict {
  const { report } = facts
  if (!report) return withoutReport(facts)
  if (open > 0) return { cause: 'differences-open' }
  const { notCompared } = report
  if (notCompared.length === 0) return DONE
  const isRulesAlone = notCompared.every((part) => part === RULES_OF_PRODUCTION)
  return isRulesAlone ? { cause: 'rules-of-production' } : { cause: 'parts-hidden', about: notCompared }
}

/** The blocking differences that are not accepted. */
const openIn = ({ report, accepted }: Pick<ParityFacts, 'report' | 'accepted'>): Difference[] =>
  report?.blocking.filter(({ id }) => !accepted.has(id)) ?? []
