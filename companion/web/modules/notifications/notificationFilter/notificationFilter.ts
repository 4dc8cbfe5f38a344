import { Component, type NoRefs } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import type { Filter } from 'notifications/notifications'

type Events = { change: Filter }

const PAUSE_MS = 300
const STATES = ['open', 'resolved'] as const
const SEVERITIES = ['error', 'warning', 'info'] as const
/** What notifications are about. */
export const TOPICS = ['connection', 'limit', 'allowance', 'reconciliation'] as const

/** Narrows the list of notifications. Says `change` with the whole filter after each choice, and after typing. */
export default class NotificationFilter extends Component<NoRefs, Events> {
  labels = labelsBelow('web.notifications')
  topicLabels = labelsBelow('web.notificationTopics')
  filter: Filter = {}
  timer?: ReturnType<typeof setTimeout>

  get selects() {
    const optionsOf = <Value extends string>(values: readonly Value[], labels: Record<Value, string>) =>
      values.map((value) => ({ value, label: labels[value] }))
    const { labels, topicLabels } = this
    const states = { open: labels.openState, resolved: labels.resolvedState }
    return [
      { name: 'state', label: labels.state, options: optionsOf(STATES, states) },
      { name: 'severity', label: labels.severity, options: optionsOf(SEVERITIES, labels) },
      { name: 'topic', label: labels.topic, options: optionsOf(TOPICS, topicLabels) },
    ]
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer)
  }

  handleSelect({ currentTarget }: Event) {
    if (!(currentTarget instanceof HTMLSelectElement)) return
    this.change(currentTarget.name, currentTarget.value)
  }

  handleSearch({ currentTarget }: Event) {
    if (!(currentTarget instanceof HTMLInputElement)) return
    const { value } = currentTarget
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.change('search', value.trim())
    }, PAUSE_MS)
  }

  handleSubmit(event: Event) {
    event.preventDefault()
  }

  change(name: string, value: string): void {
    this.filter = { ...this.filter, [name]: value }
    this.dispatch('change', this.filter)
  }
}
