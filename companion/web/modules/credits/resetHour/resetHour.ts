import { api } from 'lwc'
import { Component, type EventOf } from 'kit/component'
import { formatAhead, formatMoment, zoneName } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { hourText, type Settings } from 'credits/settingText'
import type Setting from 'kit/setting'
import type { SettingElement } from 'kit/setting'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** The hour of the day as the reader's clock shows it, for sorting. */
const localHour = (utcHour: number) => {
  const today = new Date(new Date().setUTCHours(utcHour, 0, 0, 0))
  return today.getHours() * 60 + today.getMinutes()
}

const byLocalHour = (one: number, other: number) => localHour(one) - localHour(other)

type Refs = { setting: SettingElement }
type Events = { change: { value: string } }

/** When windows start: chosen in the reader's time, kept in UTC. */
export default class ResetHour extends Component<Refs, Events> {
  labels = labelsBelow('web.resetHour')
  explanation = label('web.resetHour.explained', { zone: zoneName })
  hours = HOURS.toSorted(byLocalHour).map((value) => ({ value, text: hourText(value) }))

  @api settings: Settings

  /** The UTC hour as chosen, else as saved. */
  @api value: number | string

  /** When the running window ends, if it is known. */
  @api windowEnd?: string

  /** The hour that another admin saved while this was chosen. */
  @api meanwhile?: string

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

  shorterWindow(end: Date): string {
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
  focus(): void {
    this.refs.setting.focus()
  }

  @api
  lock(): void {
    this.refs.setting.lock()
  }

  @api
  reportValidity(): true {
    return true
  }

  handleChange({ detail }: EventOf<Setting, 'change'>) {
    this.dispatch('change', detail)
  }
}
