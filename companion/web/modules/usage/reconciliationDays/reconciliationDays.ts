import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import type { EventOn } from 'kit/component'
import { formatDifference, formatNumber, formatPercent, formatUtcDay, formatUtcTime } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

type Day = Answer<'GET /credits/reconciliation'>['days'][number]
type Hour = Day['hours'][number]

const figuresOf = ({ salesforce, ours }: Pick<Hour, 'salesforce' | 'ours'>) => ({
  salesforce: formatNumber(salesforce),
  ours: formatNumber(ours),
  drift: formatDifference(ours - salesforce),
})

const hourRow = (hour: Hour) => ({ key: hour.hour, isHour: true, text: formatUtcTime(hour.hour), ...figuresOf(hour) })

/** What Salesforce and we counted on each day; a day opens to its hours. */
export default class ReconciliationDays extends LightningElement {
  labels = labelsBelow('web.reconciliation')
  opened: string[] = []

  @api days: Day[] = []

  get rows() {
    return this.days.flatMap((day) => [this.dayRow(day), ...(this.isOpen(day) ? day.hours.map(hourRow) : [])])
  }

  isOpen({ day }: Day): boolean {
    return this.opened.includes(day)
  }

  dayRow(day: Day) {
    const text = formatUtcDay(day.day)
    const isOpen = this.isOpen(day)
    return {
      key: day.day,
      text,
      ...figuresOf(day),
      percent: formatPercent(Math.abs(day.driftPercent)),
      isDrifting: day.isDrifting,
      expanded: String(isOpen),
      icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
      action: isOpen
        ? label('web.reconciliation.hideHours', { day: text })
        : label('web.reconciliation.showHours', { day: text }),
    }
  }

  handleToggle({ currentTarget }: EventOn<HTMLElement>) {
    const { day = '' } = currentTarget.dataset
    this.opened = this.opened.includes(day) ? this.opened.filter((other) => other !== day) : [...this.opened, day]
  }
}
