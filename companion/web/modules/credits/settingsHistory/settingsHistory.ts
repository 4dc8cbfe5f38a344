import { LightningElement, api } from 'lwc'
import { call, problemOf, type Answer, type ToldProblem } from 'kit/client'
import { formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { changedSetting, changedValues } from 'credits/settingChange'

const FIRST = 10

/** What the audit trail keeps of the settings of credits. */
const TRAIL = 'credits.'

type Trail = Answer<'GET /audit'>
type Entry = Trail['entries'][number]
/** The history as its page sees it. */
export type SettingsHistoryElement = HTMLElement & Pick<SettingsHistory, 'refresh'>

/** Who changed which setting of the credits, from what to what, and when. For admins. */
export default class SettingsHistory extends LightningElement {
  labels = labelsBelow('web.settingsHistory')
  entries?: Entry[]
  problem?: ToldProblem
  shown = FIRST
  hasOlder = false

  get isLoading() {
    return !this.entries && !this.problem
  }

  get isEmpty() {
    return this.entries?.length === 0
  }

  get hasMore() {
    return this.hasOlder || Number(this.entries?.length) > this.shown
  }

  get changes() {
    return this.entries?.slice(0, this.shown).map((entry) => ({
      auditId: entry.auditId,
      what: changedSetting(entry),
      values: changedValues(entry),
      whoAndWhen: label('web.settingsHistory.whoAndWhen', {
        who: entry.by ?? this.labels.service,
        moment: formatMoment(entry.at),
      }),
    }))
  }

  override connectedCallback(): void {
    void this.refresh()
  }

  /** Reads the history again, from the newest change on. */
  @api
  async refresh(): Promise<void> {
    this.problem = undefined
    try {
      const { entries, hasOlder } = await call('GET /audit', { query: { action: TRAIL } })
      this.entries = entries
      this.hasOlder = hasOlder
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  /** Shows what has been read, and reads on where that ends. */
  async handleMore(): Promise<void> {
    if (!this.entries) return
    if (this.entries.length <= this.shown) await this.readOn(this.entries)
    this.shown = this.entries.length
  }

  async readOn(known: Entry[]): Promise<void> {
    try {
      const query = { action: TRAIL, olderThan: known.at(-1)?.auditId }
      const { entries, hasOlder } = await call('GET /audit', { query })
      this.entries = [...known, ...entries]
      this.hasOlder = hasOlder
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}
