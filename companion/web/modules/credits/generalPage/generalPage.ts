import type { EventOf } from 'kit/component'
import type CreditSettings from 'credits/creditSettings'
import type { Spend } from 'credits/spendBar'
import type { Settings } from 'credits/settingText'
import { call, problemOf, type Answer, type ToldProblem } from 'kit/client'
import { labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'
import type { SettingsHistoryElement } from 'credits/settingsHistory'
import { Page } from 'kit/page'

type Refs = { history?: SettingsHistoryElement }

/** Settings > CRM > General: how many credits may be spent, by whom, and who gets notices. */
export default class GeneralPage extends Page<Refs> {
  labels = labelsBelow('web.general')
  settings?: Settings
  credits?: Answer<'GET /credits/window'>
  spend?: Spend
  creditsProblem?: ToldProblem

  override get isRead() {
    return Boolean(this.settings)
  }

  get isHistoryShown() {
    return this.isAdmin && Boolean(this.settings)
  }

  override connectedCallback(): void {
    void this.load()
    void this.loadCredits()
  }

  load(): Promise<void> {
    return this.attempt(async () => {
      this.settings = await call('GET /credits/settings')
    })
  }

  async loadCredits(): Promise<void> {
    this.creditsProblem = undefined
    try {
      this.credits = await call('GET /credits/window')
      this.spend = await call('GET /credits/spend')
    } catch (thrown) {
      this.creditsProblem = problemOf(thrown)
    }
  }

  /** Other settings: what they mean for the window is read again. */
  handleSaved({ detail: { settings } }: EventOf<CreditSettings, 'saved'>) {
    this.settings = settings
    void this.loadCredits()
    void this.refs.history?.refresh()
  }

  async handleMute(): Promise<void> {
    await this.load()
    void this.refs.history?.refresh()
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
