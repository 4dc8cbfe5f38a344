import { Component } from 'kit/component'
import { call, problemOf, type ToldProblem } from 'kit/client'
import { allValid, type FieldEvent, type FieldElement } from 'kit/field'
import { label, labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'

type Refs = { email: FieldElement }

/** Asks for a link to set a new password. Says the same whether the address is known or not. */
export default class ForgotPasswordPage extends Component<Refs> {
  labels = labelsBelow('web.forgotPassword')
  email = ''
  isBusy = false
  isSent = false
  problem?: ToldProblem

  get sentText() {
    return label('web.forgotPassword.sent', { email: this.email })
  }

  handleChange(event: FieldEvent) {
    this.email = event.detail.value.trim()
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }

  handleSubmit(event: Event) {
    event.preventDefault()
    if (!this.isBusy && allValid([this.refs.email])) void this.submit()
  }

  async submit(): Promise<void> {
    this.isBusy = true
    this.problem = undefined
    try {
      await call('POST /password-links', { body: { email: this.email }, anonymous: true })
      this.isSent = true
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
    this.isBusy = false
  }
}
