import type { LoggedCall, Spender } from './line.ts'

/** Callers that are counted apart while a day is read, and those that are kept of it. The others are summed. */
const MAX_CALLERS = 5_000
const MAX_KEPT = 300

/** What all callers of an org sent on one day. */
export type SpendersOfDay = {
  /** Largest first. */
  spenders: Spender[]
  /** Counted requests of callers beyond the largest ones. */
  rest: number
}

/** Counts one file. Its lines count only once `commit` is called, because a broken download starts again. */
export type FileTally = { add: (call: LoggedCall) => void; commit: () => void }

export type DayTally = { openFile(): FileTally; result(): SpendersOfDay }

type Sums = { spenders: Map<string, Spender>; rest: number }
type Copies = Map<string, number>

/**
 * Sums the log of a day by caller while its files arrive. Files with late lines repeat lines of others: the n-th equal line
 * of one file is the n-th of another. Only keys of files before the last one are remembered, so read the largest file last.
 */
export function createDayTally(files: number): DayTally {
  const day: Sums = { spenders: new Map(), rest: 0 }
  const known: Copies = new Map()
  let committed = 0
  return {
    openFile() {
      const isLast = committed === files - 1
      const file: Sums = { spenders: new Map(), rest: 0 }
      const copies: Copies = new Map()
      const isRepeated = (key: string): boolean => {
        if (files === 1) return false
        const copy = (copies.get(key) ?? 0) + 1
        if (!isLast || known.has(key)) copies.set(key, copy)
        return copy <= (known.get(key) ?? 0)
      }
      return {
        add: (call) => {
          if (!isRepeated(call.key)) count(call, file)
        },
        commit() {
          committed += 1
          merge(file, day)
          for (const [key, copy] of copies) known.set(key, Math.max(copy, known.get(key) ?? 0))
        },
      }
    },
    result: () => largest(day),
  }
}

function count(call: LoggedCall, sums: Sums): void {
  const spender = spenderOf(call, sums)
  if (!spender) {
    if (call.counts) sums.rest += 1
    return
  }
  spender[call.counts ? 'counted' : 'uncounted'] += 1
  if (call.counts) addTo(spender.hours, call.at.getUTCHours(), 1)
}

function spenderOf({ appName, clientName, userId, userName, apiVersion }: Spender | LoggedCall, { spenders }: Sums) {
  const key = JSON.stringify([appName, clientName, userId, apiVersion])
  const found = spenders.get(key)
  if (found ?? spenders.size >= MAX_CALLERS) return found
  const hours = Array.from({ length: 24 }, () => 0)
  const spender = { appName, clientName, userId, userName, apiVersion, counted: 0, uncounted: 0, hours }
  spenders.set(key, spender)
  return spender
}

function merge(file: Sums, day: Sums): void {
  day.rest += file.rest
  for (const one of file.spenders.values()) {
    const sum = spenderOf(one, day)
    if (!sum) {
      day.rest += one.counted
      continue
    }
    sum.counted += one.counted
    sum.uncounted += one.uncounted
    for (const [hour, requests] of one.hours.entries()) addTo(sum.hours, hour, requests)
  }
}

function largest({ spenders, rest }: Sums): SpendersOfDay {
  const sorted = [...spenders.values()].toSorted((one, other) => other.counted - one.counted)
  const left = sorted.slice(MAX_KEPT).reduce((sum, { counted }) => sum + counted, rest)
  return { spenders: sorted.slice(0, MAX_KEPT), rest: left }
}

const addTo = (hours: number[], hour: number, requests: number): void => {
  hours[hour] = (hours[hour] ?? 0) + requests
}
