import type { Org } from '../org/org.ts'
import type { Store } from '../org/store.ts'
import type { Instance } from '../values/values.ts'

/** What one transaction has used of its limits. */
export type Usage = {
  isAsync: boolean
  dml: number
  dmlRows: number
  queries: number
  queryRows: number
  callouts: number
  queueables: number
  futures: number
  /** Whether the transaction changed something, after which the platform makes no callout. */
  hasPendingWork: boolean
}

/** The first setup object and the first other object that a context changed: they do not mix. */
type Mixing = { setup?: string; data?: string }

/** Before `Test.startTest`, after it, after `Test.stopTest`. */
type Phase = 'before' | 'started' | 'stopped'

/** A job that the platform runs later: a method of an object, as a user. */
export type Job = { id: string; kind: 'queueable' | 'scheduled'; instance: Instance; userId: string; phase: Phase }

/** Who runs code, what it changed, and what it left to do. */
export type Session = {
  store: Store
  userId: string
  usage: Usage
  mixing: Mixing
  jobs: Job[]
  /** The finalizer of the job that runs. */
  finalizer?: Instance
  /** The name of the test method that runs. Undefined: no test. */
  test?: string
  phase: Phase
  /** The kind of the job that runs. */
  running?: Job['kind'] | 'finalizer'
  /** The parameters of each principal that code wrote or found, as `Credential-Principal`. */
  credentials: Map<string, ReadonlyMap<string, string>>
  /** What `Test.setMock` set. */
  mock?: Instance
}

export const newUsage = (isAsync = false): Usage => ({
  ...{ isAsync, dml: 0, dmlRows: 0, queries: 0, queryRows: 0, callouts: 0, queueables: 0, futures: 0 },
  hasPendingWork: false,
})

/** A session of the org's runner, in which every row is one that the org had before. */
export const newSession = ({ store, runnerId, credentials }: Org): Session => ({
  credentials: new Map(credentials),
  ...{ store: store.aged(), userId: runnerId, usage: newUsage(), mixing: {}, jobs: [], phase: 'before' },
})
