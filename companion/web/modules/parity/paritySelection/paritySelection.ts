import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { label, labelsBelow } from 'kit/labels'

type Events = { all: undefined; none: undefined; accept: undefined }

/** Selects every blocking difference, or none, and accepts those that are selected. */
export default class ParitySelection extends Component<NoRefs, Events> {
  labels = labelsBelow('web.parity')

  /** How many blocking differences are on show, and how many of them are selected. */
  @api counts: { open: number; selected: number }

  get selectedText() {
    return label('web.parity.selected', this.counts)
  }

  get isNone() {
    return this.counts.selected === 0
  }

  get isAll() {
    return this.counts.selected === this.counts.open
  }

  handleAll() {
    this.dispatch('all')
  }

  handleNone() {
    this.dispatch('none')
  }

  handleAccept() {
    this.dispatch('accept')
  }
}
