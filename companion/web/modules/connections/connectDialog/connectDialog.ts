import { LightningElement, api } from 'lwc'
import { labelsBelow } from 'kit/labels'

/** The steps, each with its title. */
const TITLES = { platform: 'select', environment: 'connect', waiting: 'waiting', refused: 'refused' }

/** What the server wants of a choice: only what was given. */
const chosen = (choice) => Object.fromEntries(Object.entries(choice).filter(([, value]) => value))

/** Sets up a CRM connection: platform, environment, then Salesforce in a window of its own. */
export default class ConnectDialog extends LightningElement {
  labels = labelsBelow('web.connectDialog')
  step = 'platform'
  choice = { environment: '', loginHost: '', clientId: '', clientSecret: '' }
  problem
  isStarting = false

  /** Since when no sandbox can be connected any more. @type {{ organizationId: string, at: string }} */
  @api goneLive

  get title() {
    return this.labels[TITLES[this.step]]
  }

  get isPlatform() {
    return this.step === 'platform'
  }

  get isEnvironment() {
    return this.step === 'environment'
  }

  get isWaiting() {
    return this.step === 'waiting'
  }

  get isRefused() {
    return this.step === 'refused'
  }

  handlePlatform() {
    this.step = 'environment'
  }

  handleChange({ detail: { name, value } }) {
    this.choice = { ...this.choice, [name]: value }
  }

  handleAuthorize() {
    if (this.isStarting || !this.refs.choice.reportValidity()) return
    this.isStarting = true
    this.problem = undefined
    this.refs.handshake.begin(chosen(this.choice))
  }

  handleWaiting() {
    this.isStarting = false
    this.step = 'waiting'
  }

  handleFailed({ detail: { problem } }) {
    this.isStarting = false
    this.problem = problem
  }

  handleRefused({ detail: { problem } }) {
    this.problem = problem
    this.step = 'refused'
  }

  handleConnected() {
    this.dispatchEvent(new CustomEvent('connected'))
    this.dismiss()
  }

  /** Back to the choice, with everything still there. */
  handleBack() {
    this.refs.handshake.cancel()
    this.problem = undefined
    this.step = 'environment'
  }

  dismiss() {
    this.refs.dialog.dismiss()
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
