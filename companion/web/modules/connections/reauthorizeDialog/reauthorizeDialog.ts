import { api } from 'lwc'
import { Component, type EventOf } from 'kit/component'
import { label, labelsBelow, type IdBelow } from 'kit/labels'
import type { DialogElement } from 'kit/dialog'
import type { FieldEvent } from 'kit/field'
import type Handshake from 'connections/handshake'
import type { HandshakeElement, Wanted } from 'connections/handshake'
import type { ToldProblem } from 'kit/client'
import type { Connection } from 'connections/connectionCard'

type Step = 'explain' | 'waiting' | 'otherUser' | 'refused'

/** The steps after the explanation, with the label of their title. */
const TITLES: Record<Exclude<Step, 'explain'>, IdBelow<'web.reauthorize'>> = {
  waiting: 'waiting',
  otherUser: 'otherUser',
  refused: 'refused',
}

type Refs = { dialog: DialogElement; handshake: HandshakeElement }
type Events = { connected: undefined; relink: undefined; close: undefined }

/** Authorizes a connection again, or goes on with a sandbox that was refreshed. */
export default class ReauthorizeDialog extends Component<Refs, Events> {
  labels = labelsBelow('web.reauthorize')
  fieldLabels = labelsBelow('web.environment')
  client = { clientId: '', clientSecret: '' }
  step: Step = 'explain'
  problem?: ToldProblem
  isStarting = false

  @api connection: Connection

  @api purpose: 'reauthorize' | 'relink' = 'reauthorize'

  override get title() {
    if (this.step !== 'explain') return this.labels[TITLES[this.step]]
    return this.isRelinking ? this.labels.relink : this.reauthorizeText
  }

  get reauthorizeText() {
    return label(`web.connectionActions.reauthorize_${this.connection.environment}`)
  }

  get isRelinking() {
    return this.purpose === 'relink'
  }

  get isExplaining() {
    return this.step === 'explain'
  }

  get isWaiting() {
    return this.step === 'waiting'
  }

  get isOtherUser() {
    return this.step === 'otherUser'
  }

  get isRefused() {
    return this.step === 'refused'
  }

  /** Whether the sign-in found out that the sandbox was refreshed, which leads on to the other purpose. */
  get isRefreshed() {
    return this.isRefused && this.problem?.code === 'SANDBOX_REFRESHED' && !this.isRelinking
  }

  get retryText() {
    return this.isRefreshed ? this.labels.relink : this.labels.retry
  }

  get explanation() {
    const { orgName, organizationId, integrationUser } = this.connection
    const { username } = integrationUser
    return label(`web.reauthorize.explained.${this.purpose}`, { org: orgName, organizationId, username })
  }

  get question() {
    return label('web.reauthorize.useOther', this.problem?.params)
  }

  get useText() {
    return label('web.reauthorize.use', { name: this.problem?.params?.['found'] })
  }

  handleAuthorize() {
    this.begin({ allowOtherUser: undefined })
  }

  handleUseOther() {
    this.begin({ allowOtherUser: true })
  }

  begin(more: Pick<Wanted, 'allowOtherUser'>): void {
    if (this.isStarting) return
    this.isStarting = true
    this.problem = this.isOtherUser ? this.problem : undefined
    const { environment } = this.connection
    const { clientId, clientSecret } = this.client
    const client = { clientId: clientId || undefined, clientSecret: clientSecret || undefined }
    this.refs.handshake.begin({ environment, purpose: this.purpose, ...client, ...more })
  }

  handleField({ target, detail }: FieldEvent) {
    this.client = { ...this.client, [target.name]: detail.value.trim() }
  }

  handleWaiting() {
    this.isStarting = false
    this.step = 'waiting'
  }

  handleFailed({ detail: { problem } }: EventOf<Handshake, 'failed'>) {
    this.isStarting = false
    this.refuse(problem)
  }

  handleRefused({ detail: { problem } }: EventOf<Handshake, 'refused'>) {
    this.refuse(problem)
  }

  /** Another integration user is a question; everything else is an answer. */
  refuse(problem: ToldProblem): void {
    this.problem = problem
    this.step = problem.code === 'INTEGRATION_USER_DIFFERENT' && problem.params ? 'otherUser' : 'refused'
  }

  handleConnected() {
    this.dispatch('connected')
    this.dismiss()
  }

  handleBack() {
    if (this.isRefreshed) this.dispatch('relink')
    this.refs.handshake.cancel()
    this.problem = undefined
    this.step = 'explain'
  }

  dismiss(): void {
    this.refs.dialog.dismiss()
  }

  handleClosed() {
    this.dispatch('close')
  }
}
