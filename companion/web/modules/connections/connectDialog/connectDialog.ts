import { api } from 'lwc'
import { Component, type EventOf } from 'kit/component'
import { labelsBelow, type IdBelow } from 'kit/labels'
import type { DialogElement } from 'kit/dialog'
import type EnvironmentChoice from 'connections/environmentChoice'
import type { Choice, EnvironmentChoiceElement, GoneLive } from 'connections/environmentChoice'
import type Handshake from 'connections/handshake'
import type { HandshakeElement } from 'connections/handshake'
import type { ToldProblem } from 'kit/client'

type Step = 'platform' | 'environment' | 'waiting' | 'refused'

/** The steps, each with its title. */
const TITLES: Record<Step, IdBelow<'web.connectDialog'>> = {
  platform: 'select',
  environment: 'connect',
  waiting: 'waiting',
  refused: 'refused',
}

/** What the server wants of a choice: only what was given. */
const chosen = ({ loginHost, clientId, clientSecret }: Choice) => ({
  loginHost: loginHost || undefined,
  clientId: clientId || undefined,
  clientSecret: clientSecret || undefined,
})

type Refs = { dialog: DialogElement; choice: EnvironmentChoiceElement; handshake: HandshakeElement }
type Events = { connected: undefined; close: undefined }

/** Sets up a CRM connection: platform, environment, then Salesforce in a window of its own. */
export default class ConnectDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.connectDialog')
  step: Step = 'platform'
  choice: Choice = { loginHost: '', clientId: '', clientSecret: '' }
  problem?: ToldProblem
  isStarting = false

  @api goneLive: GoneLive | null = null

  override get title() {
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

  handleChange({ detail: { name, value } }: EventOf<EnvironmentChoice, 'change'>) {
    this.choice = { ...this.choice, [name]: value }
  }

  handleAuthorize() {
    const { environment } = this.choice
    if (this.isStarting || !this.refs.choice.reportValidity() || !environment) return
    this.isStarting = true
    this.problem = undefined
    this.refs.handshake.begin({ environment, ...chosen(this.choice) })
  }

  handleWaiting() {
    this.isStarting = false
    this.step = 'waiting'
  }

  handleFailed({ detail: { problem } }: EventOf<Handshake, 'failed'>) {
    this.isStarting = false
    this.problem = problem
  }

  handleRefused({ detail: { problem } }: EventOf<Handshake, 'refused'>) {
    this.problem = problem
    this.step = 'refused'
  }

  handleConnected() {
    this.dispatch('connected')
    this.dismiss()
  }

  /** Back to the choice, with everything still there. */
  handleBack() {
    this.refs.handshake.cancel()
    this.problem = undefined
    this.step = 'environment'
  }

  dismiss(): void {
    this.refs.dialog.dismiss()
  }

  handleClosed() {
    this.dispatch('close')
  }
}
