import { LightningElement, api } from 'lwc'
import { label, labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

type Step = 'deleteSandbox' | 'connectProduction'

const STEPS: Step[] = ['deleteSandbox', 'connectProduction']

/** What is left to do once the checks allow: delete the sandbox connection, then connect production. */
export default class GoLiveSteps extends LightningElement {
  labels = labelsBelow('web.goLive')

  /** What is connected now. */
  @api environment: 'sandbox' | 'production' | null

  /** Whether nothing among the checks stands in the way. */
  @api isReady = false

  /** The step that is next. */
  get next(): Step {
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

  stateOf(step: Step): string {
    if (STEPS.indexOf(step) < STEPS.indexOf(this.next)) return this.labels.stepDone
    if (!this.isReady) return this.labels.stepLocked
    return step === this.next ? this.labels.stepNext : this.labels.stepLater
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
