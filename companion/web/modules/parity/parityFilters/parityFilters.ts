import { LightningElement, api } from 'lwc'
import { label, labelOr, labelsBelow } from 'kit/labels'
import { EVERYTHING, objectsOf, valuesOf } from 'parity/parityFilter'

const SEVERITIES = ['blocking', 'notable']
const STATES = ['open', 'accepted', 'new']

/** Narrows a report down: by severity, object, kind and state, and by a search. */
export default class ParityFilters extends LightningElement {
  labels = labelsBelow('web.parity')
  known = {}

  /** What is chosen. @type {import('parity/parityFilter').Choice} */
  @api choice = EVERYTHING

  /** How many differences there are, and how many of them are chosen. @type {{ all: number, chosen: number }} */
  @api counts

  /** Everything that may be chosen from. @type {import('parity/parityFilter').Difference[]} */
  @api
  get differences() {
    return []
  }

  set differences(differences) {
    const kindName = (kind) => labelOr(`parity.kind.${kind}`, kind)
    this.known = {
      severity: SEVERITIES.map((value) => ({ value, text: label(`web.parity.severity.${value}`) })),
      object: objectsOf(differences).map((value) => ({ value, text: value })),
      kind: valuesOf(differences, 'kind').map((value) => ({ value, text: kindName(value) })),
      state: STATES.map((value) => ({ value, text: label(`web.parity.state.${value}`) })),
    }
  }

  get filters() {
    return Object.entries(this.known).map(([name, values]) => ({
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

  handleFilter(event) {
    this.tell(event.target.name, event.target.value)
  }

  handleSearch(event) {
    this.tell('text', event.target.value)
  }

  tell(name, value) {
    this.dispatchEvent(new CustomEvent('choose', { detail: { name, value } }))
  }
}
