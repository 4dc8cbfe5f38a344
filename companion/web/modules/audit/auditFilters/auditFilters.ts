import { api } from 'lwc'
import type { Author, Filter } from 'audit/auditTrail'
import { Component, type EventOn, type NoRefs } from 'kit/component'
import { label, labelsBelow } from 'kit/labels'

type Events = { change: Filter }

/** Narrows the audit trail: by person, action and days. Says `change` with the whole filter after each valid choice. */
export default class AuditFilters extends Component<NoRefs, Events> {
  labels = labelsBelow('web.audit')
  filter: Filter = {}

  /** Whom the trail names. */
  @api people: Author[] = []

  /** The actions by area, each area with a prefix that stands for all of them. */
  get areas() {
    const actions = Object.entries<string>(labelsBelow('web.audit.action'))
    return Object.entries<string>(labelsBelow('web.audit.area')).map(([area, name]) => ({
      prefix: `${area}.`,
      name,
      allText: label('web.audit.allOf', { area: name }),
      actions: actions.filter(([action]) => action.startsWith(`${area}.`)).map(([value, text]) => ({ value, text })),
    }))
  }

  get dates() {
    return [
      { name: 'from', text: this.labels.from },
      { name: 'to', text: this.labels.to },
    ]
  }

  get isWrong() {
    const { from, to } = this.filter
    return Boolean(from && to && from > to)
  }

  get wrongText() {
    return this.isWrong ? this.labels.wrongDates : ''
  }

  handleChange({ currentTarget: { name, value } }: EventOn<HTMLSelectElement | HTMLInputElement>) {
    this.filter = { ...this.filter, [name]: value }
    if (!this.isWrong) this.dispatch('change', this.filter)
  }

  handleSubmit(event: Event) {
    event.preventDefault()
  }
}
