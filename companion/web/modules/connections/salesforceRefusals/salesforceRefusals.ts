import { LightningElement } from 'lwc'
import { call, problemOf, type Answer, type ToldProblem } from 'kit/client'
import type { EventOn } from 'kit/component'
import { labelsBelow } from 'kit/labels'

/** What Salesforce shows in its own page and never sends back, each with its cause and its remedy. */
export default class SalesforceRefusals extends LightningElement {
  labels = labelsBelow('web.refusals')
  refusals?: Answer<'GET /salesforce-refusals'>
  problem?: ToldProblem

  get isLoading() {
    return !this.refusals && !this.problem
  }

  handleToggle({ target }: EventOn<HTMLDetailsElement>) {
    if (target.open && !this.refusals) void this.load()
  }

  async load(): Promise<void> {
    this.problem = undefined
    try {
      this.refusals = await call('GET /salesforce-refusals')
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }
}
