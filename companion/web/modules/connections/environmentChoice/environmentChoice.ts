import { api } from 'lwc'
import { Component, type EventOn, type NoRefs } from 'kit/component'
import { allValid, type FieldEvent } from 'kit/field'
import { formatDay } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'
import type { Answer, ToldProblem } from 'kit/client'

type Environment = 'sandbox' | 'production'

/** What was chosen and typed so far. */
export type Choice = { environment?: Environment; loginHost: string; clientId: string; clientSecret: string }

/** Since when no sandbox can be connected any more. */
export type GoneLive = NonNullable<Answer<'GET /connections'>['goneLive']>

/** The choice as its dialogue sees it. */
export type EnvironmentChoiceElement = HTMLElement & Pick<EnvironmentChoice, 'reportValidity'>

const NOTHING: Choice = { loginHost: '', clientId: '', clientSecret: '' }
const ENVIRONMENTS: Environment[] = ['sandbox', 'production']

/** The code of a refusal that belongs to the field of the host. */
const OF_THE_HOST = 'LOGIN_HOST_REFUSED'

type Events = { change: { name: string; value: string } }

/** Which Salesforce org to sign in to: sandbox or production, and what only few need. */
export default class EnvironmentChoice extends Component<NoRefs, Events> {
  labels = labelsBelow('web.environment')
  isMissing = false
  seen?: ToldProblem

  @api choice: Choice = NOTHING

  @api goneLive: GoneLive | null = null

  /** Why the last try did not start. */
  @api problem?: ToldProblem

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
    return this.goneLive && label('web.environment.sandboxClosed', { day: formatDay(this.goneLive.at) })
  }

  /** Whether the checklist comes first. */
  get isBeforeGoLive() {
    return this.problem?.code === 'GO_LIVE_OPEN'
  }

  /** Why Salesforce's host was refused, for its field. */
  get loginHostFault() {
    return this.problem?.code === OF_THE_HOST ? `${this.problem.detail} ${this.problem.remedy}` : ''
  }

  /** What belongs to no field. */
  get formProblem() {
    return this.problem?.code === OF_THE_HOST ? undefined : this.problem
  }

  /** Whether a folded field has a value. */
  get isAdvanced() {
    const { loginHost, clientId, clientSecret } = this.choice
    return Boolean(loginHost || clientId || clientSecret)
  }

  /** The refused field takes the focus, once for each refusal. */
  override renderedCallback(): void {
    if (this.problem !== this.seen && this.loginHostFault) this.template.querySelector('kit-field')?.focus()
    this.seen = this.problem
  }

  /** Shows what is missing or wrong, and whether the choice is complete. */
  @api
  reportValidity(): boolean {
    const fieldsAreValid = allValid(this.template.querySelectorAll('kit-field'))
    this.isMissing = !this.choice.environment
    if (this.isMissing) this.template.querySelector<HTMLInputElement>('[name="environment"]:enabled')?.focus()
    return fieldsAreValid && !this.isMissing
  }

  /** After production there is no sandbox. */
  isClosed(environment: Environment): boolean {
    return environment === 'sandbox' && Boolean(this.goneLive)
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }

  handleEnvironment(event: EventOn<HTMLInputElement>) {
    this.isMissing = false
    this.tell('environment', event.target.value)
  }

  handleField(event: FieldEvent) {
    this.tell(event.target.name, event.detail.value.trim())
  }

  tell(name: string, value: string): void {
    this.dispatch('change', { name, value })
  }
}
