import { LightningElement, api } from 'lwc'
import { labelsBelow } from 'kit/labels'

/** Says what went wrong, why, and what to do. */
export default class Problem extends LightningElement {
  labels = labelsBelow('web.problem')

  /** What the server told. @type {import('kit/client').Problem} */
  @api problem

  /** Offers to try again. @type {boolean} */
  @api retry = false

  /** The request's id, for whoever asks the operator about a fault of the server. */
  get faultId() {
    return this.problem.status >= 500 ? this.problem.instance : undefined
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'))
  }
}
