import { LightningElement, api } from 'lwc'
import { label, labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

const STEPS = ['deleteSandbox', 'connectProduction']

/** What is left to do once the checks allow: delete the sandbox connection, then connect production. */
export default class GoLiveSteps extends LightningElement {
  labels = labelsBelow('web.goLive')

  /** What is connected now. @type {'sandbox'|null} */
  @api environment

  /** Whether nothing among the checks stands in the way. @type {boolean} */
  @api isReady = false

  /** The step that is next. */
  get next() {
    return this.environment === 'sandbox' ? 'deleteSandbox' : 'connectProduction'
  }

  get steps() {
    return STEPS.map((step) => ({
      step,
      title: label(`web.goLive.step.${step}`),
      explained: label(`web.goLive.stepExplained.${step}`),
      isLink: this.isReady && step === this.next,
      state: this.stateOf(step),
    }))
  }

  stateOf(step) {
    if (STEPS.indexOf(step) < STEPS.indexOf(this.next)) return this.labels.stepDone
    if (!this.isReady) return this.labels.stepLocked
    return step === this.next ? this.labels.stepNext : this.labels.stepLater
  }

  handleLink(event) {
    followLink(event)
  }
}
