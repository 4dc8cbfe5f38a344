import { LightningElement, api } from 'lwc'
import type { Answer } from 'kit/client'
import { label, labelsBelow, type IdBelow } from 'kit/labels'
import { followLink } from 'kit/router'

type Steps = Answer<'GET /go-live'>['steps']
type Step = keyof Steps

const ORDER: Step[] = ['deleteSandbox', 'connectProduction']

const WORDS: Record<Steps[Step], IdBelow<'web.goLive'>> = {
  done: 'stepDone',
  'not-applicable': 'stepNotApplicable',
  next: 'stepNext',
  later: 'stepLater',
  locked: 'stepLocked',
}

/** What is left to do once the checks allow: delete the sandbox connection, then connect production. */
export default class GoLiveSteps extends LightningElement {
  labels = labelsBelow('web.goLive')

  /** How each step stands. */
  @api steps: Steps

  get rows() {
    return ORDER.map((step) => ({
      step,
      title: label(`web.goLive.step.${step}`),
      explained: label(`web.goLive.stepExplained.${step}`),
      isLink: this.steps[step] === 'next',
      state: this.labels[WORDS[this.steps[step]]],
    }))
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
