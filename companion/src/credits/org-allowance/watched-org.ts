import { after } from '../../platform/clock.ts'
import type { Platform } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import { isBackground } from '../priority.ts'
import type { Bucket, Consumer } from '../spending.ts'
import {
  DEFAULT_FLOOR_PERCENT,
  observed,
  orgStateOf,
  type CalledOrg,
  type OrgAllowance,
  type OrgState,
  type Usage,
} from './org-state.ts'
import { claimProbe, readAllowance, writeAllowance } from './store.ts'
import { tellOfAllowance } from './telling.ts'

/** A request that is about to be sent. */
export type Intent = CalledOrg & { consumer: Consumer; bucket: Bucket; purpose: string }

/** How often one request may probe an org that has nothing left. */
const PROBE_EVERY = { minutes: 15 }
/** How long a process trusts its own figures before it reads what others wrote. */
const KNOWN_MS = 15_000
const WRITE_EVERY_MS = 10_000

/** What this process knows of one org's allowance, shared with other processes through the database. */
export class WatchedOrg {
  readonly #org: CalledOrg
  readonly #deps: Platform
  #allowance: OrgAllowance | undefined
  #floorPercent = DEFAULT_FLOOR_PERCENT
  #readAt = Number.NEGATIVE_INFINITY
  #writtenAt = Number.NEGATIVE_INFINITY
  #isUnwritten = false
  /** The state before a change that people were not told of yet. */
  #untold: OrgState | undefined

  constructor(org: CalledOrg, deps: Platform) {
    this.#org = org
    this.#deps = deps
  }

  /** Refuses a request that the org should be spared now. */
  async admit(intent: Intent): Promise<void> {
    await this.#recall()
    const state = this.#state()
    if (state === 'ok' || (state === 'low' && !pausesWhenLow(intent))) return
    if (state === 'spent' && (await this.#claimProbe())) return
    const { used = 0, limit = 0, probeAt = null } = this.#allowance ?? {}
    throw refusal('ORG_ALLOWANCE_SHORT', { state, used, limit, ...(probeAt && { until: probeAt }) })
  }

  /** Notes reported usage. Without usage, nothing changes. */
  async observe(usage: Usage | undefined): Promise<void> {
    if (!usage) return
    await this.#recall()
    const before = this.#state()
    this.#allowance = observed(this.#allowance, usage, this.#now())
    this.#isUnwritten = true
    const state = this.#state()
    this.#untold ??= state === before ? undefined : before
    if (this.#untold || this.#now().getTime() - this.#writtenAt >= WRITE_EVERY_MS) await this.flush()
  }

  /** Notes that the org refused a request because its allowance is spent. */
  async refused(): Promise<void> {
    await this.#recall()
    const before = this.#state()
    const now = this.#now()
    const { used, limit } = this.#allowance ?? { used: 0, limit: 0 }
    const refusedAt = this.#allowance?.refusedAt ?? now
    this.#allowance = { used, limit, observedAt: now, refusedAt, probeAt: after(now, PROBE_EVERY) }
    this.#isUnwritten = true
    this.#untold ??= before === 'spent' ? undefined : before
    await this.flush()
  }

  /**
   * Writes unwritten observations, and tells people what follows from them. If the database does not answer, both wait for
   * the next time.
   */
  async flush(): Promise<void> {
    if (!this.#isUnwritten || !this.#allowance) return
    const [allowance, before] = [this.#allowance, this.#untold]
    this.#isUnwritten = false
    this.#untold = undefined
    this.#writtenAt = this.#now().getTime()
    await this.#write(allowance, before).catch(() => {
      this.#isUnwritten = true
      this.#untold ??= before
    })
  }

  /** Another process that wrote a later observation has told people of it, too. */
  #write = (allowance: OrgAllowance, before: OrgState | undefined): Promise<void> =>
    this.#deps.db.transaction(async (tx) => {
      const deps = { ...this.#deps, db: tx }
      if (!(await writeAllowance(this.#org, allowance, deps))) return
      const state = orgStateOf(allowance, this.#floorPercent)
      const { used, limit } = allowance
      await tellOfAllowance(this.#org, { used, limit, state, before: before ?? state }, deps)
    })

  /** Reads the database again before the next request. */
  forget(): void {
    this.#readAt = Number.NEGATIVE_INFINITY
  }

  #now = (): Date => this.#deps.clock.now()

  #state = (): OrgState => orgStateOf(this.#allowance, this.#floorPercent)

  /** Reads what others wrote. If the database does not answer, the process uses what it knew last. */
  async #recall(): Promise<void> {
    const now = this.#now().getTime()
    if (Math.abs(now - this.#readAt) < KNOWN_MS) return
    this.#readAt = now
    const stored = await readAllowance(this.#org, this.#deps).catch(() => undefined)
    if (!stored) return
    this.#floorPercent = stored.floorPercent
    if (!this.#isUnwritten) this.#allowance = stored.allowance
  }

  async #claimProbe(): Promise<boolean> {
    const now = this.#now()
    if (this.#allowance?.probeAt && this.#allowance.probeAt > now) return false
    const next = after(now, PROBE_EVERY)
    const isOurs = await claimProbe(this.#org, { now, next }, this.#deps)
    if (this.#allowance) this.#allowance = { ...this.#allowance, probeAt: next }
    return isOurs
  }
}

/** Background work pauses, except the request that reads the limits: it finds out when there is room again. */
const pausesWhenLow = ({ consumer, purpose }: Intent): boolean => isBackground(consumer) && purpose !== 'limits'
