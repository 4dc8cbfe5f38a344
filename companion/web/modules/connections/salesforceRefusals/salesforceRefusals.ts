import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { labelsBelow } from 'kit/labels'

/** What Salesforce shows in its own page and never sends back, each with its cause and its remedy. */
export default class SalesforceRefusals extends LightningElement {
  labels = labelsBelow('web.refusals')
  refusals
  problem

  get isLoading() {
    return !this.refusals && !this.problem
  }

  handleToggle(event) {
    if (event.target.open && !this.refusals) this.load()
  }

  async load() {
    this.problem = undefined
    try {
      this.refusals = await call('GET', '/salesforce-refusals')
    } catch (problem) {
      this.problem = problem
    }
  }
}
