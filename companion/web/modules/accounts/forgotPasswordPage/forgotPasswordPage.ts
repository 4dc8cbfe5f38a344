import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { allValid } from 'kit/field'
import { label, labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

/** Asks for a link to set a new password. Says the same whether the address is known or not. */
export default class ForgotPasswordPage extends LightningElement {
  labels = labelsBelow('web.forgotPassword')
  email = ''
  isBusy = false
  isSent = false
  problem

  get sentText() {
    return label('web.forgotPassword.sent', { email: this.email })
  }

  handleChange(event) {
    this.email = event.detail.value.trim()
  }

  handleLink(event) {
    followLink(event)
  }

  handleSubmit(event) {
    event.preventDefault()
    if (!this.isBusy && allValid([this.refs.email])) this.submit()
  }

  async submit() {
    this.isBusy = true
    this.problem = undefined
    try {
      await call('POST', '/password-links', { body: { email: this.email }, anonymous: true })
      this.isSent = true
    } catch (problem) {
      this.problem = problem
    }
    this.isBusy = false
  }
}
