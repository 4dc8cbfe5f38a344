import { Component } from 'kit/component'
import { allValid, type FieldEvent } from 'kit/field'
import { labelsBelow } from 'kit/labels'
import { currentState, followLink, navigate } from 'kit/router'
import { signIn } from 'kit/session'
import { type ToldProblem, problemOf } from 'kit/client'

const HOME = '/settings/connections'

/** Signs a person in, and takes them where they were going. */
export default class SignInPage extends Component {
  labels = labelsBelow('web.signIn')
  email = ''
  password = ''
  isBusy = false
  problem?: ToldProblem

  /** Whether the reader was sent here because the session ended. */
  get isExpired() {
    return currentState().expired && !this.problem
  }

  /** Whether the reader comes from setting a password. */
  get isPasswordSet() {
    return currentState().passwordSet && !this.problem
  }

  handleChange({ target, detail }: FieldEvent) {
    if (target.name === 'email') this.email = detail.value
    else this.password = detail.value
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }

  handleSubmit(event: Event) {
    event.preventDefault()
    if (!this.isBusy && allValid(this.template.querySelectorAll('kit-field'))) void this.submit()
  }

  async submit(): Promise<void> {
    this.isBusy = true
    this.problem = undefined
    try {
      await signIn({ email: this.email.trim(), password: this.password })
      navigate(currentState().returnTo ?? HOME, { replace: true })
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
    this.isBusy = false
  }
}
