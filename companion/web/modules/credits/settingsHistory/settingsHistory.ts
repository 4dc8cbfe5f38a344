import { LightningElement, api } from 'lwc'
import { call, problemOf, type Answer, type ToldProblem } from 'kit/client'
import { formatMoment } from 'kit/format'
import { label, labelsBelow, type IdBelow } from 'kit/labels'
import { settingText } from 'credits/settingText'

const FIRST = 10

/** What the audit trail keeps of the settings of credits. */
const TRAIL = 'credits.'

type Trail = Answer<'GET /audit'>
type Entry = Trail['entries'][number]
type Values = Entry['after']
type Name = IdBelow<'web.settingsHistory'>

/** The setting that each action of the audit trail is about. */
const SETTINGS: Partial<Record<string, Name>> = {
  'credits.daily-limit.changed': 'dailyLimit',
  'credits.reset-hour.changed': 'resetHour',
  'credits.export-batch-size.changed': 'exportBatchSize',
  'credits.shares.changed': 'shares',
  'credits.org-floor.changed': 'orgFloorPercent',
  'credits.alert-levels.changed': 'alertLevels',
  'credits.jump-points.changed': 'jumpPoints',
  'credits.alerts.muted': 'mutedUntil',
  'credits.alerts.unmuted': 'unmuted',
}

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The value that an entry keeps of a setting; of the reset hour the coming one, where there is one. */
function valueOf(name: Name, values: NonNullable<Values>): unknown {
  const { comingResetHour } = values
  return name === 'resetHour' && isTable(comingResetHour) ? comingResetHour['resetHour'] : values[name]
}

/** A value of the trail in words. */
function textOf(name: Name, values: Values): string | undefined {
  const value = values && valueOf(name, values)
  return value === null || value === undefined ? undefined : settingText(name, value)
}

/** From what to what, as far as there was something. */
function valuesOf(name: Name, { before, after }: Pick<Entry, 'before' | 'after'>): string | undefined {
  const [from, to] = [textOf(name, before), textOf(name, after)]
  if (from && to) return label('web.settingsHistory.fromTo', { from, to })
  return to ?? from
}

/** Who changed which setting of the credits, from what to what, and when. For admins. */
/** The history as its page sees it. */
export type SettingsHistoryElement = HTMLElement & Pick<SettingsHistory, 'refresh'>

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
    return this.entries?.slice(0, this.shown).map(({ auditId, at, by, action, ...change }) => {
      const name = SETTINGS[action]
      return {
        auditId,
        what: name && this.labels[name],
        values: name && valuesOf(name, change),
        whoAndWhen: label('web.settingsHistory.whoAndWhen', {
          who: by ?? this.labels.nobody,
          moment: formatMoment(at),
        }),
      }
    })
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
