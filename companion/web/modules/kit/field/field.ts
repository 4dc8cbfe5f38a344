import { api } from 'lwc'
import { Component, type EventOf, type EventOn } from 'kit/component'
import { label } from 'kit/labels'
import { MAILABLE } from './mailable'

/** The first rule that a value breaks, as a sentence; empty when it is good. */
function faultOf({ validity, value, inputMode }: HTMLInputElement, hint: string): string {
  const { valueMissing, patternMismatch, tooShort } = validity
  if (valueMissing) return label('web.field.missing')
  if (inputMode === 'email' && value && !MAILABLE.test(value.trim())) return label('error.EMAIL_INVALID.remedy')
  return patternMismatch || tooShort ? hint : ''
}

type Refs = { input: HTMLInputElement }
type Events = { change: { value: string } }

/** A field as its form sees it. */
export type FieldElement = HTMLElement & Pick<Field, 'name' | 'reportValidity' | 'focus'>

/** What a form hears of each change of a field. */
export type FieldEvent = EventOf<Field, 'change'> & { readonly target: FieldElement }

declare global {
  interface HTMLElementTagNameMap {
    'kit-field': FieldElement
  }
}

/** A labelled text field that says below it what is wrong with what was typed. */
export default class Field extends Component<Refs, Events> {
  @api label: string

  @api name: string

  @api type: 'text' | 'email' | 'password' | 'url' = 'text'

  @api value = ''

  /** What to type, below the field; said as the fault where the value breaks the pattern. */
  @api hint = ''

  @api autocomplete = 'off'

  @api pattern?: string

  @api placeholder?: string

  @api required = false

  /** Why the server refused the value that was sent; shown until the value changes. */
  @api refused = ''

  fault = ''

  get shownFault() {
    return this.fault || this.refused
  }

  /** The browser's own rule for addresses refuses letters beyond ASCII, and takes a domain without a top-level one. */
  get inputType() {
    return this.type === 'email' ? 'text' : this.type
  }

  get inputMode() {
    return this.type === 'email' ? 'email' : undefined
  }

  get elementClass() {
    return this.shownFault ? 'slds-form-element slds-has-error' : 'slds-form-element'
  }

  get labelClass() {
    return this.required ? 'slds-form-element__label required' : 'slds-form-element__label'
  }

  get isInvalid() {
    return this.shownFault ? 'true' : 'false'
  }

  get help() {
    return this.shownFault || this.hint
  }

  get helpClass() {
    return this.shownFault ? 'slds-form-element__help' : 'hint'
  }

  /** Shows what is wrong, and whether the value is good. */
  @api
  reportValidity(): boolean {
    this.fault = faultOf(this.refs.input, this.hint)
    return !this.fault
  }

  @api
  focus(): void {
    this.refs.input.focus()
  }

  handleInput(event: EventOn<HTMLInputElement>) {
    if (this.fault) this.reportValidity()
    this.dispatch('change', { value: event.target.value })
  }
}

/** What a form asks of each of its fields. */
export type Control = { reportValidity: () => boolean; focus: () => unknown }

/** Shows what is wrong in every field, moves to the first that needs it, and says whether all are good. */
export function allValid(fields: Iterable<Control>): boolean {
  const wrong = [...fields].filter((field) => !field.reportValidity())
  wrong[0]?.focus()
  return wrong.length === 0
}
