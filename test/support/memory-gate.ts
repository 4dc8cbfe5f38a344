import type { Bucket, Consumer, Gate } from '../../companion/src/credits/gate.ts'

export type GateEntry = { consumer: Consumer; bucket: Bucket; outcome: 'reserved' | 'spent' | 'returned' }

/** A gate without limit that remembers what it gave out and what became of it. */
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
        return Promise.resolve()
      }
      return Promise.resolve({ settle })
    },
  }
}
