import { LightningElement, api } from 'lwc'
import { call } from 'kit/client'
import { formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { savedValue, settingText } from 'credits/settingText'

const FIRST = 10

/** What the audit trail keeps of the settings of credits. */
const TRAIL = '/audit?action=credits.'

/** The setting that each action of the audit trail is about. */
const SETTINGS = {
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

/** A value of the trail in words. */
function textOf(name, values) {
  const value = values && savedValue(values, name)
  return value === null || value === undefined ? undefined : settingText(name, value)
}

/** From what to what, as far as there was something. */
function valuesOf(name, { before, after }) {
  const [from, to] = [textOf(name, before), textOf(name, after)]
  if (from && to) return label('web.settingsHistory.fromTo', { from, to })
  return to ?? from
}

/** Who changed which setting of the credits, from what to what, and when. For admins. */
export default class SettingsHistory extends LightningElement {
  labels = labelsBelow('web.settingsHistory')
  entries
  problem
  shown = FIRST
  hasOlder = false

  get isLoading() {
    return !this.entries && !this.problem
  }

  get isEmpty() {
    return this.entries?.length === 0
  }

  get hasMore() {
    return this.hasOlder || this.entries.length > this.shown
  }

  get changes() {
    return this.entries.slice(0, this.shown).map(({ auditId, at, by, action, ...change }) => ({
      auditId,
      what: this.labels[SETTINGS[action]],
      values: valuesOf(SETTINGS[action], change),
      whoAndWhen: label('web.settingsHistory.whoAndWhen', {
        who: by ?? this.labels.nobody,
        moment: formatMoment(at),
      }),
    }))
  }

  connectedCallback() {
    this.refresh()
  }

  /** Reads the history again, from the newest change on. */
  @api
  async refresh() {
    this.problem = undefined
    try {
      Object.assign(this, await call('GET', TRAIL))
    } catch (problem) {
      this.problem = problem
    }
  }

  /** Shows what has been read, and reads on where that ends. */
  async handleMore() {
    if (this.entries.length <= this.shown) await this.readOn()
    this.shown = this.entries.length
  }

  async readOn() {
    const { auditId } = this.entries.at(-1)
    try {
      const { entries, hasOlder } = await call('GET', `${TRAIL}&olderThan=${auditId}`)
      Object.assign(this, { entries: [...this.entries, ...entries], hasOlder })
    } catch (problem) {
      this.problem = problem
    }
  }
}
