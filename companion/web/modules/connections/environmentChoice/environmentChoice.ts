import { LightningElement, api } from 'lwc'
import { allValid } from 'kit/field'
import { formatDay } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

const ENVIRONMENTS = ['sandbox', 'production']

/** @typedef {{ environment?: 'sandbox'|'production', loginHost?: string, clientId?: string, clientSecret?: string }} Choice */

/** Which Salesforce org to sign in to: sandbox or production, and what only few need. */
export default class EnvironmentChoice extends LightningElement {
  labels = labelsBelow('web.environment')
  isMissing = false

  /** What was chosen and typed so far. @type {Choice} */
  @api choice = {}

  /** Since when no sandbox can be connected any more. @type {{ organizationId: string, at: string }} */
  @api goneLive

  /** Why the last try did not start. @type {import('kit/client').Problem} */
  @api problem

  get environments() {
    return ENVIRONMENTS.map((value) => ({
      value,
      title: this.labels[value],
      explanation: this.isClosed(value) ? this.closedText : this.labels[`${value}Explained`],
      isClosed: this.isClosed(value),
      choiceClass: this.isClosed(value) ? 'choice choice_closed' : 'choice',
      checked: this.choice.environment === value,
      nameId: `${value}-name`,
      explanationId: `${value}-explanation`,
    }))
  }

  get closedText() {
    return label('web.environment.sandboxClosed', { day: formatDay(this.goneLive.at) })
  }

  /** Whether the checklist comes first. */
  get isBeforeGoLive() {
    return this.problem?.code === 'GO_LIVE_OPEN'
  }

  /** Whether somebody already used what is folded away. */
  get isAdvanced() {
    const { loginHost, clientId, clientSecret } = this.choice
    return Boolean(loginHost || clientId || clientSecret)
  }

  /** Shows what is missing or wrong, and whether the choice is complete. */
  @api
  reportValidity() {
    const fieldsAreValid = allValid(this.template.querySelectorAll('kit-field'))
    this.isMissing = !this.choice.environment
    if (this.isMissing) this.template.querySelector('[name="environment"]:enabled').focus()
    return fieldsAreValid && !this.isMissing
  }

  /** After production there is no sandbox. */
  isClosed(environment) {
    return environment === 'sandbox' && Boolean(this.goneLive)
  }

  handleLink(event) {
    followLink(event)
  }

  handleEnvironment(event) {
    this.isMissing = false
    this.tell('environment', event.target.value)
  }

  handleField(event) {
    this.tell(event.target.name, event.detail.value.trim())
  }

  tell(name, value) {
    this.dispatchEvent(new CustomEvent('change', { detail: { name, value } }))
  }
}
