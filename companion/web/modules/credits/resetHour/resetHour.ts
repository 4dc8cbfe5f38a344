import { LightningElement, api } from 'lwc'
import { formatAhead, formatMoment, zoneName } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { hourText } from 'credits/settingText'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** The hour of the day as the reader's clock shows it, for sorting. */
const localHour = (utcHour) => {
  const today = new Date(new Date().setUTCHours(utcHour, 0, 0, 0))
  return today.getHours() * 60 + today.getMinutes()
}

const byLocalHour = (one, other) => localHour(one) - localHour(other)

/** When windows start: chosen in the reader's time, kept in UTC. */
export default class ResetHour extends LightningElement {
  labels = labelsBelow('web.resetHour')
  explanation = label('web.resetHour.explained', { zone: zoneName })
  hours = HOURS.toSorted(byLocalHour).map((value) => ({ value, text: hourText(value) }))

  /** The settings as the companion tells them. */
  @api settings

  /** The UTC hour as chosen, else as saved. */
  @api value

  /** When the running window ends, if it is known. @type {string} */
  @api windowEnd

  /** What somebody else saved while this was chosen. @type {string} */
  @api meanwhile

  /** The hour that is in force now. */
  get currentHour() {
    return this.settings.resetHour
  }

  /** What the choice, not saved yet, would mean. */
  get ahead() {
    const { comingResetHour } = this.settings
    const isChosen = Number(this.value) !== (comingResetHour?.resetHour ?? this.currentHour)
    return isChosen && this.windowEnd ? this.shorterWindow(new Date(this.windowEnd)) : undefined
  }

  shorterWindow(end) {
    const hours = (Number(this.value) - end.getUTCHours() + 24) % 24
    if (hours === 0) return label('web.resetHour.stays', { moment: formatMoment(end) })
    const credits = Math.floor((this.settings.dailyLimit * hours) / 24)
    return label('web.resetHour.shorter', { moment: formatMoment(end), hours, credits })
  }

  /** The change that is saved and has not come to pass. */
  get coming() {
    const { comingResetHour, resetHour } = this.settings
    if (!comingResetHour || this.ahead) return undefined
    const { from, resetHour: hour } = comingResetHour
    const times = { hour: hourText(hour), current: hourText(resetHour) }
    return label('web.resetHour.coming', { moment: formatMoment(from), ahead: formatAhead(from), ...times })
  }

  @api
  focus() {
    this.refs.setting.focus()
  }

  @api
  lock() {
    this.refs.setting.lock()
  }

  @api
  reportValidity() {
    return true
  }

  handleChange({ detail }) {
    this.dispatchEvent(new CustomEvent('change', { detail }))
  }
}
