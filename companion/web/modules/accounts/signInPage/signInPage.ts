import { LightningElement } from 'lwc'
import { allValid } from 'kit/field'
import { labelsBelow } from 'kit/labels'
import { currentState, followLink, navigate } from 'kit/router'
import { signIn } from 'kit/session'

const HOME = '/settings/connections'

/** Signs a person in, and takes them where they were going. */
export default class SignInPage extends LightningElement {
  labels = labelsBelow('web.signIn')
  email = ''
  password = ''
  isBusy = false
  problem

  /** Whether the reader was sent here because the session ended. */
  get isExpired() {
    return currentState().expired && !this.problem
  }

  /** Whether the reader comes from setting a password. */
  get isPasswordSet() {
    return currentState().passwordSet && !this.problem
  }

  handleChange(event) {
    this[event.target.name] = event.detail.value
  }

  handleLink(event) {
    followLink(event)
  }

  handleSubmit(event) {
    event.preventDefault()
    if (!this.isBusy && allValid(this.template.querySelectorAll('kit-field'))) this.submit()
  }

  async submit() {
    this.isBusy = true
    this.problem = undefined
    try {
      await signIn({ email: this.email.trim(), password: this.password })
      navigate(currentState().returnTo ?? HOME, { replace: true })
    } catch (problem) {
      this.problem = problem
    }
    this.isBusy = false
  }
}
