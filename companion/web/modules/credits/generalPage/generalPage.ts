import { Component, type EventOf } from 'kit/component'
import type CreditSettings from 'credits/creditSettings'
import type { Settings } from 'credits/settingText'
import { call, problemOf, type Answer, type ToldProblem } from 'kit/client'
import { labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'
import { isAdmin } from 'kit/session'
import type { SettingsHistoryElement } from 'credits/settingsHistory'

type Refs = { history?: SettingsHistoryElement }

/** Settings > CRM > General: how many credits may be spent, by whom, and who is told. */
export default class GeneralPage extends Component<Refs> {
  labels = labelsBelow('web.general')
  isAdmin = isAdmin()
  settings?: Settings
  credits?: Answer<'GET /credits/window'>
  problem?: ToldProblem
  creditsProblem?: ToldProblem

  get isReader() {
    return !this.isAdmin
  }

  get isLoading() {
    return !this.settings && !this.problem
  }

  get isHistoryShown() {
    return this.isAdmin && Boolean(this.settings)
  }

  override connectedCallback(): void {
    void this.load()
    void this.loadCredits()
  }

  async load(): Promise<void> {
    this.problem = undefined
    try {
      this.settings = await call('GET /credits/settings')
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  async loadCredits(): Promise<void> {
    this.creditsProblem = undefined
    try {
      this.credits = await call('GET /credits/window')
    } catch (thrown) {
      this.creditsProblem = problemOf(thrown)
    }
  }

  /** Other settings: what they mean for the window is read anew. */
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
