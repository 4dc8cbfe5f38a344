import { recordId } from '../org/ids.ts'
import type { Spending } from '../state/org-state.ts'

/** A span of time, without its end. */
export type Span = { from: number; until: number }

const DAY = 24 * 60 * 60 * 1000
const [INTEGRATION_USER, OLIVIA, TOMAS] = [recordId('005', 1), recordId('005', 7), recordId('005', 3)]

/** Other clients of an org, with their percentage of its background usage. One signs in as the integration user. */
const OTHERS = [
  { clientName: 'KestrelInsights/4.2', appName: 'Kestrel Insights', userId: OLIVIA, percent: 60 },
  { clientName: 'HarbourLoader/12.1', appName: 'Harbour Loader', userId: INTEGRATION_USER, percent: 25 },
  { clientName: '', appName: 'Ledgerline ERP', userId: TOMAS, percent: 15 },
]

/** The usage of an org on the day before its first start, by client. */
export function backgroundSpendings(total: number, now: number): Spending[] {
  return OTHERS.map(({ percent, ...who }) => ({
    ...who,
    from: now - DAY,
    until: now,
    requests: Math.round((total * percent) / 100),
  }))
}

/** The times of a spending's requests within a span, each with its number. */
export function momentsOf({ from, until, requests }: Spending, span: Span): { at: number; number: number }[] {
  const apart = (until - from) / requests
  const numberAt = (time: number) => Math.min(requests, Math.max(0, Math.ceil((time - from) / apart)))
  const first = numberAt(span.from)
  return Array.from({ length: numberAt(span.until) - first }, (_, index) => {
    const number = first + index
    return { at: Math.ceil(from + number * apart), number }
  })
}
