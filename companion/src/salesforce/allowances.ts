import type { LimitInfo } from './limit-info.ts'

/** What an org last said about its own API allowance, a sliding 24 hours over everybody who calls it. */
export type Allowance = LimitInfo & { observedAt: Date }

/** Remembers, for this process, the latest allowance of each org by its origin. */
export function rememberAllowances() {
  const latest = new Map<string, Allowance>()
  return {
    /** Keeps what a header said; a header that says nothing leaves the last observation in place. */
    observe: (origin: string, info: LimitInfo | undefined, observedAt: Date): void => {
      if (info) latest.set(origin, { ...info, observedAt })
    },
    latest: (origin: string): Allowance | undefined => latest.get(origin),
  }
}
export type Allowances = ReturnType<typeof rememberAllowances>
