import { call, type Answer } from 'kit/client'
import { labelsBelow } from 'kit/labels'
import { Page } from 'kit/page'

/** What to know and to set up before signing in to Salesforce. */
export default class BeforeYouStart extends Page {
  labels = labelsBelow('web.before')
  app?: Answer<'GET /salesforce-app'>

  override get isRead() {
    return Boolean(this.app)
  }

  get scopes() {
    return this.app?.scopes.join(', ')
  }

  override connectedCallback(): void {
    void this.load()
  }

  load(): Promise<void> {
    return this.attempt(async () => {
      this.app = await call('GET /salesforce-app')
    })
  }
}
