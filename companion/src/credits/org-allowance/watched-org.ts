import { after, type Clock } from '../../platform/clock.ts'
import { refusal } from '../../platform/refusals/errors.ts'
import type { AllowanceStore } from './store.ts'
import {
  DEFAULT_FLOOR_PERCENT,
  observed,
  orgStateOf,
  type CalledOrg,
  type OrgAllowance,
  type OrgState,
  type Usage,
} from './org-state.ts'
import { isBackground } from '../priority.ts'
import type { Bucket, Consumer } from '../spending.ts'

/** A request that is about to be made. */
export type Intent = CalledOrg & { consumer: Consumer; bucket: Bucket; purpose: string }

export type WatchDeps = {
  store: AllowanceStore
  clock: Clock
  /** Told when an org becomes short. */
  notify(org: CalledOrg, state: Exclude<OrgState, 'ok'>, usage: Usage): Promise<unknown>
}

/** How long nothing is sent to an org that has nothing left, but for one request that finds out. */
const PROBE_EVERY = { minutes: 15 }
/** How long a process goes by what it knows before it looks at what others wrote down. */
const KNOWN_MS = 15_000
const WRITE_EVERY_MS = 10_000

/** What this process knows of one org's allowance, shared with the others through the database. */
export class WatchedOrg {
  readonly #org: CalledOrg
  readonly #deps: WatchDeps
  #allowance: OrgAllowance | undefined
  #floorPercent = DEFAULT_FLOOR_PERCENT
  #readAt = Number.NEGATIVE_INFINITY
  #writtenAt = Number.NEGATIVE_INFINITY
  #isUnwritten = false

  constructor(org: CalledOrg, deps: WatchDeps) {
    this.#org = org
    this.#deps = deps
  }

  /** Refuses what the org should be spared now. */
  async admit(intent: Intent): Promise<void> {
    await this.#recall()
    const state = this.#state()
    if (state === 'ok' || (state === 'low' && !pausesWhenLow(intent))) return
    if (state === 'spent' && (await this.#claimProbe())) return
    const { used = 0, limit = 0, probeAt = null } = this.#allowance ?? {}
    throw refusal('ORG_ALLOWANCE_SHORT', { state, used, limit, ...(probeAt && { until: probeAt }) })
  }

  /** Takes in what the org told; if it told nothing, nothing changes. */
  async observe(usage: Usage | undefined): Promise<void> {
    if (!usage) return
    await this.#recall()
    const before = this.#state()
    this.#allowance = observed(this.#allowance, usage, this.#now())
    this.#isUnwritten = true
    const state = this.#state()
    if (state !== before || this.#now().getTime() - this.#writtenAt >= WRITE_EVERY_MS) await this.flush()
    if (state === 'low' && before === 'ok') await this.#deps.notify(this.#org, state, usage)
  }

  /** The org refused a request because its allowance is spent. */
  async refused(): Promise<void> {
    await this.#recall()
    const before = this.#state()
    const now = this.#now()
    const { used, limit } = this.#allowance ?? { used: 0, limit: 0 }
    const refusedAt = this.#allowance?.refusedAt ?? now
    this.#allowance = { used, limit, observedAt: now, refusedAt, probeAt: after(now, PROBE_EVERY) }
    this.#isUnwritten = true
    await this.flush()
    if (before !== 'spent') await this.#deps.notify(this.#org, 'spent', { used, limit })
  }

  /** Writes what is known, if it is news. Without the database it stays news. */
  async flush(): Promise<void> {
    if (!this.#isUnwritten || !this.#allowance) return
    this.#isUnwritten = false
    this.#writtenAt = this.#now().getTime()
    await this.#deps.store.write(this.#org, this.#allowance).catch(() => {
      this.#isUnwritten = true
    })
  }

  /** Looks at what others wrote down before the next request. */
  forget(): void {
    this.#readAt = Number.NEGATIVE_INFINITY
  }

  #now = (): Date => this.#deps.clock.now()

  #state = (): OrgState => orgStateOf(this.#allowance, this.#floorPercent)

  /** Without the database, the process goes by what it knew last. */
  async #recall(): Promise<void> {
    const now = this.#now().getTime()
    if (Math.abs(now - this.#readAt) < KNOWN_MS) return
    this.#readAt = now
    const stored = await this.#deps.store.read(this.#org).catch(() => undefined)
    if (!stored) return
    this.#floorPercent = stored.floorPercent
    if (!this.#isUnwritten) this.#allowance = stored.allowance
  }

  async #claimProbe(): Promise<boolean> {
    const now = this.#now()
    if (this.#allowance?.probeAt && this.#allowance.probeAt > now) return false
    const next = after(now, PROBE_EVERY)
    const isOurs = await this.#deps.store.claimProbe(this.#org, now, next)
    if (this.#allowance) this.#allowance = { ...this.#allowance, probeAt: next }
    return isOurs
  }
}

/** People and signing in go on; so does the request that reads the limits, since it finds out when there is room again. */
const pausesWhenLow = ({ consumer, purpose }: Intent): boolean => isBackground(consumer) && purpose !== 'limits'
