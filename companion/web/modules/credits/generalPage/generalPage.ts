import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'
import { isAdmin } from 'kit/session'

/** Settings > CRM > General: how many credits may be spent, by whom, and who is told. */
export default class GeneralPage extends LightningElement {
  labels = labelsBelow('web.general')
  isAdmin = isAdmin()
  settings
  credits
  problem
  creditsProblem

  get isReader() {
    return !this.isAdmin
  }

  get isLoading() {
    return !this.settings && !this.problem
  }

  get isHistoryShown() {
    return this.isAdmin && Boolean(this.settings)
  }

  connectedCallback() {
    this.load()
    this.loadCredits()
  }

  async load() {
    this.problem = undefined
    try {
      this.settings = await call('GET', '/credits/settings')
    } catch (problem) {
      this.problem = problem
    }
  }

  async loadCredits() {
    this.creditsProblem = undefined
    try {
      this.credits = await call('GET', '/credits/window')
    } catch (problem) {
      this.creditsProblem = problem
    }
  }

  /** Other settings: what they mean for the window is read anew. */
  handleSaved({ detail: { settings } }) {
    this.settings = settings
    this.loadCredits()
    this.refs.history?.refresh()
  }

  async handleMute() {
    await this.load()
    this.refs.history?.refresh()
  }

  handleLink(event) {
    followLink(event)
  }
}
