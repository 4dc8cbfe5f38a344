import { api } from 'lwc'
import { Component, type EventOn, type NoRefs } from 'kit/component'
import { label, labelOr, labelsBelow } from 'kit/labels'
import { EVERYTHING, objectsOf, valuesOf, type Choice, type Difference } from 'parity/parityFilter'

type FilterName = 'severity' | 'object' | 'kind' | 'state'
type Option = { value: string; text: string }

const SEVERITIES = ['blocking', 'notable'] as const
const STATES = ['open', 'accepted', 'new'] as const

type Events = { choose: { name: string; value: string } }

/** Narrows a report down: by severity, object, kind and state, and by a search. */
export default class ParityFilters extends Component<NoRefs, Events> {
  labels = labelsBelow('web.parity')
  known: [name: FilterName, options: Option[]][] = []

  /** What is chosen. */
  @api choice: Choice = EVERYTHING

  /** How many differences there are, and how many of them are chosen. */
  @api counts: { all: number; chosen: number }

  /** Everything that may be chosen from. @type {import('parity/parityFilter').Difference[]} */
  @api
  get differences(): Difference[] {
    return []
  }

  set differences(differences) {
    const kindName = (kind: string) => labelOr(`parity.kind.${kind}`, kind)
    this.known = [
      ['severity', SEVERITIES.map((value) => ({ value, text: label(`web.parity.severity.${value}`) }))],
      ['object', objectsOf(differences).map((value) => ({ value, text: value }))],
      ['kind', valuesOf(differences, 'kind').map((value) => ({ value, text: kindName(value) }))],
      ['state', STATES.map((value) => ({ value, text: label(`web.parity.state.${value}`) }))],
    ]
  }

  get filters() {
    return this.known.map(([name, values]) => ({
      name,
      title: label(`web.parity.filter.${name}`),
      options: [{ value: '', text: this.labels.all }, ...values].map((option) => ({
        ...option,
        selected: option.value === this.choice[name],
      })),
    }))
  }

  get shownText() {
    return label('web.parity.shown', this.counts)
  }

  handleFilter({ target }: EventOn<HTMLSelectElement>) {
    this.tell(target.name, target.value)
  }

  handleSearch({ target }: EventOn<HTMLInputElement>) {
    this.tell('text', target.value)
  }

  tell(name: string, value: string): void {
    this.dispatch('choose', { name, value })
  }
}
