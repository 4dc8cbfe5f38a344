import { type NewNotice, raiseNotice } from '../../notifications/index.ts'
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
    if (state !== before || this.#now().getTime() - this.#writtenAt >= WRITE_EVERY_MS) await this.flush()
    if (state === 'low' && before === 'ok') await this.#notify('low', usage)
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
    await this.flush()
    if (before !== 'spent') await this.#notify('spent', { used, limit })
  }

  /** Writes unwritten observations. If the database does not answer, they stay unwritten. */
  async flush(): Promise<void> {
    if (!this.#isUnwritten || !this.#allowance) return
    this.#isUnwritten = false
    this.#writtenAt = this.#now().getTime()
    await writeAllowance(this.#org, this.#allowance, this.#deps).catch(() => {
      this.#isUnwritten = true
    })
  }

  /** Reads the database again before the next request. */
  forget(): void {
    this.#readAt = Number.NEGATIVE_INFINITY
  }

  #now = (): Date => this.#deps.clock.now()

  #state = (): OrgState => orgStateOf(this.#allowance, this.#floorPercent)

  #notify = (state: ShortState, usage: Usage): Promise<unknown> =>
    raiseNotice(noticeOfShortOrg(this.#org, { ...usage, state }, this.#now()), this.#deps)

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

type ShortState = Exclude<OrgState, 'ok'>

/** The notice that an org is short of API requests: once a day for each org and state. */
function noticeOfShortOrg(
  { tenantId, origin }: CalledOrg,
  { state, used, limit }: Usage & { state: ShortState },
  now: Date,
): NewNotice {
  const about = `org-allowance ${state} ${origin} ${now.toISOString().slice(0, 'yyyy-mm-dd'.length)}`
  const common = { tenantId, about, muted: false }
  if (state === 'spent') return { ...common, code: 'ORG_ALLOWANCE_SPENT', params: { used, limit }, severity: 'error' }
  const percent = Math.max(1, Math.ceil(((limit - used) * 100) / limit))
  return { ...common, code: 'ORG_ALLOWANCE_LOW', params: { used, limit, percent }, severity: 'warning' }
}
