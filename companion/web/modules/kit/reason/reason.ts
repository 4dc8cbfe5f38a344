import { api } from 'lwc'
import { Component } from 'kit/component'
import { label } from 'kit/labels'

const MIN_LENGTH = 10

type Refs = { reason: HTMLTextAreaElement }

/** The field as its dialogue sees it. */
export type ReasonElement = HTMLElement & Pick<Reason, 'valid'>

/** Why a person decides something that the audit trail keeps. */
export default class Reason extends Component<Refs> {
  fault = ''

  @api label = ''

  get isInvalid() {
    return this.fault ? 'true' : 'false'
  }

  /** What was typed, without outer blanks. Undefined if that is too short: then the field says so, and has the focus. */
  @api
  valid(): string | undefined {
    const reason = this.refs.reason.value.trim()
    if (reason.length >= MIN_LENGTH) return reason
    this.fault = label('web.accept.tooShort', { least: MIN_LENGTH })
    this.refs.reason.focus()
    return undefined
  }

  handleTyped() {
    this.fault = ''
  }
}
