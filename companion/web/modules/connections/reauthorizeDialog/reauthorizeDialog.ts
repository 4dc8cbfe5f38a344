import { LightningElement, api } from 'lwc'
import { label, labelsBelow } from 'kit/labels'

/** The steps of each purpose, with the label of their title. */
const TITLES = { explain: 'title', waiting: 'waiting', otherUser: 'otherUser', refused: 'refused' }

/** Authorizes a connection again, or goes on with a sandbox that was refreshed. */
export default class ReauthorizeDialog extends LightningElement {
  labels = labelsBelow('web.reauthorize')
  step = 'explain'
  problem
  isStarting = false

  /** A connection as the companion tells it. */
  @api connection

  /** @type {'reauthorize'|'relink'} */
  @api purpose = 'reauthorize'

  get title() {
    if (this.step === 'explain' && this.isRelinking) return this.labels.relink
    return this.step === 'explain' ? this.reauthorizeText : this.labels[TITLES[this.step]]
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
    return this.isRefused && this.problem.code === 'SANDBOX_REFRESHED' && !this.isRelinking
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
    return label('web.reauthorize.useOther', this.problem.params)
  }

  get useText() {
    return label('web.reauthorize.use', { name: this.problem.params.found })
  }

  handleAuthorize() {
    this.begin({ allowOtherUser: undefined })
  }

  handleUseOther() {
    this.begin({ allowOtherUser: true })
  }

  begin(more) {
    if (this.isStarting) return
    this.isStarting = true
    this.problem = this.isOtherUser ? this.problem : undefined
    const { environment } = this.connection
    this.refs.handshake.begin({ environment, purpose: this.purpose, ...more })
  }

  handleWaiting() {
    this.isStarting = false
    this.step = 'waiting'
  }

  handleFailed({ detail: { problem } }) {
    this.isStarting = false
    this.refuse(problem)
  }

  handleRefused({ detail: { problem } }) {
    this.refuse(problem)
  }

  /** Another integration user is a question; everything else is an answer. */
  refuse(problem) {
    this.problem = problem
    this.step = problem.code === 'INTEGRATION_USER_DIFFERENT' && problem.params ? 'otherUser' : 'refused'
  }

  handleConnected() {
    this.dispatchEvent(new CustomEvent('connected'))
    this.dismiss()
  }

  handleBack() {
    if (this.isRefreshed) this.dispatchEvent(new CustomEvent('relink'))
    this.refs.handshake.cancel()
    this.problem = undefined
    this.step = 'explain'
  }

  dismiss() {
    this.refs.dialog.dismiss()
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
