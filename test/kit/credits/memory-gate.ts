import type { Bucket, Consumer, Gate } from '../../../companion/src/credits/gate/gate.ts'
import type { Headroom } from '../../../companion/src/credits/org-allowance/headroom.ts'
import type { CalledOrg, Usage } from '../../../companion/src/credits/org-allowance/org-state.ts'

export type GateEntry = { consumer: Consumer; bucket: Bucket; outcome: 'reserved' | 'spent' | 'returned' }

/** A gate without limit that records each credit and its outcome. */
export function memoryGate(): Gate & { entries: GateEntry[]; spent(): number } {
  const entries: GateEntry[] = []
  return {
    entries,
    spent: () => entries.filter(({ outcome }) => outcome === 'spent').length,
    reserve: (_tenantId, consumer, bucket = 'api') => {
      const entry: GateEntry = { consumer, bucket, outcome: 'reserved' }
      entries.push(entry)
      const settle = (outcome: 'spent' | 'returned') => {
        entry.outcome = outcome
      }
      return Promise.resolve({ settle })
    },
    flush: () => Promise.resolve(),
    recall: () => Promise.resolve(),
    tick: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    held: () => new Map(),
  }
}

/** A guard that allows everything and records the allowances that orgs reported. */
export function memoryHeadroom(): Headroom & {
  told: (Usage | undefined)[]
  refusals: CalledOrg[]
} {
  const told: (Usage | undefined)[] = []
  const refusals: CalledOrg[] = []
  return {
    told,
    refusals,
    admit: () => Promise.resolve(),
    observe: (_org, usage) => {
      told.push(usage)
      return Promise.resolve()
    },
    refused: (org) => {
      refusals.push(org)
      return Promise.resolve()
    },
    flush: () => Promise.resolve(),
    forget: () => undefined,
  }
}
