import { call, type Answer } from 'kit/client'
import type { EventOn } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import { Page } from 'kit/page'

/** What Salesforce shows in its own page and never sends back, each with its cause and its remedy. */
export default class SalesforceRefusals extends Page {
  labels = labelsBelow('web.refusals')
  refusals?: Answer<'GET /salesforce-refusals'>

  override get isRead() {
    return Boolean(this.refusals)
  }

  handleToggle({ target }: EventOn<HTMLDetailsElement>) {
    if (target.open && !this.refusals) void this.load()
  }

  load(): Promise<void> {
    return this.attempt(async () => {
      this.refusals = await call('GET /salesforce-refusals')
    })
  }
}
