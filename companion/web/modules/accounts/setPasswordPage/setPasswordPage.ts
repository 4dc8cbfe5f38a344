import { Component, type EventOn } from 'kit/component'
import { call, problemOf, type ToldProblem } from 'kit/client'
import { allValid, type FieldEvent, type FieldElement } from 'kit/field'
import { labelsBelow } from 'kit/labels'
import { followLink, navigate } from 'kit/router'
import { forgetSession } from 'kit/session'

const LONG_ENOUGH = '.{12,}'

/** Reads the single-use token of the mailed link, and takes it out of the address bar and the history. */
function takeToken() {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token')
  if (window.location.hash) window.history.replaceState(window.history.state, '', window.location.pathname)
  return token
}

type Refs = { password: FieldElement }

/** Sets a password by the link a person was mailed. */
export default class SetPasswordPage extends Component<Refs> {
  labels = labelsBelow('web.setPassword')
  pattern = LONG_ENOUGH
  token = takeToken()
  password = ''
  isVisible = false
  isBusy = false
  problem?: ToldProblem

  get type() {
    return this.isVisible ? 'text' : 'password'
  }

  handleChange(event: FieldEvent) {
    this.password = event.detail.value
  }

  handleShow(event: EventOn<HTMLInputElement>) {
    this.isVisible = event.target.checked
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }

  handleSubmit(event: Event) {
    event.preventDefault()
    if (!this.isBusy && allValid([this.refs.password])) void this.submit()
  }

  async submit(): Promise<void> {
    this.isBusy = true
    this.problem = undefined
    try {
      await call('POST /passwords', { body: { token: this.token ?? '', password: this.password }, anonymous: true })
      forgetSession()
      navigate('/sign-in', { replace: true, state: { passwordSet: true } })
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
    this.isBusy = false
  }
}
