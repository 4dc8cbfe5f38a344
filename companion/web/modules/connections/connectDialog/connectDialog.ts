import { api } from 'lwc'
import { Component, type EventOf } from 'kit/component'
import { label, labelsBelow, type IdBelow } from 'kit/labels'
import type { DialogElement } from 'kit/dialog'
import type EnvironmentChoice from 'connections/environmentChoice'
import type { Choice, EnvironmentChoiceElement, GoneLive } from 'connections/environmentChoice'
import type Handshake from 'connections/handshake'
import type { HandshakeElement } from 'connections/handshake'
import type ProductionConfirm from 'connections/productionConfirm'
import type { ToldProblem } from 'kit/client'

type Step = 'platform' | 'environment' | 'production' | 'waiting' | 'refused'

/** The steps, each with its title. */
const TITLES: Record<Exclude<Step, 'production'>, IdBelow<'web.connectDialog'>> = {
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
  isConfirmed = false
  typedName = ''

  @api goneLive: GoneLive | null = null

  /** The name to type before production is connected for the first time. */
  @api businessName = ''

  override get title() {
    if (this.step === 'production') return label('web.production.title')
    return this.labels[TITLES[this.step]]
  }

  get isPlatform() {
    return this.step === 'platform'
  }

  get isEnvironment() {
    return this.step === 'environment'
  }

  get isProduction() {
    return this.step === 'production'
  }

  /** Whether the choice is for good, and has to be confirmed. */
  get isForGood() {
    return this.choice.environment === 'production' && !this.goneLive
  }

  get nextText() {
    return this.isForGood ? label('web.production.continue') : this.labels.authorize
  }

  get confirmText() {
    return label('web.production.submit')
  }

  get isUnconfirmed() {
    return !this.isConfirmed || this.isStarting
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
    if (name === 'loginHost' && this.problem?.code === 'LOGIN_HOST_REFUSED') this.problem = undefined
  }

  handleNext() {
    if (!this.refs.choice.reportValidity()) return
    if (!this.isForGood) {
      this.begin()
      return
    }
    this.problem = undefined
    this.isConfirmed = false
    this.step = 'production'
  }

  handleTyped({ detail: { businessName, isConfirmed } }: EventOf<ProductionConfirm, 'typed'>) {
    this.typedName = businessName
    this.isConfirmed = isConfirmed
  }

  /** Call it within a click, or the browser blocks the window of Salesforce. */
  begin(): void {
    const { environment } = this.choice
    if (this.isStarting || !environment) return
    this.isStarting = true
    this.problem = undefined
    const businessName = this.isForGood ? this.typedName : undefined
    this.refs.handshake.begin({ environment, businessName, ...chosen(this.choice) })
  }

  handleWaiting() {
    this.isStarting = false
    this.step = 'waiting'
  }

  handleFailed({ detail: { problem } }: EventOf<Handshake, 'failed'>) {
    this.isStarting = false
    this.problem = problem
    this.step = 'environment'
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
