import { LightningElement, api } from 'lwc'
import { label } from 'kit/labels'

/** The first rule that a value breaks, as a sentence; empty when it is good. */
function faultOf({ valueMissing, typeMismatch, patternMismatch, tooShort }, hint) {
  if (valueMissing) return label('web.field.missing')
  if (typeMismatch) return label('web.field.noEmail')
  return patternMismatch || tooShort ? hint : ''
}

/** A labelled text field that says below it what is wrong with what was typed. */
export default class Field extends LightningElement {
  /** @type {string} */
  @api label

  /** @type {string} */
  @api name

  /** @type {'text'|'email'|'password'|'url'} */
  @api type = 'text'

  /** @type {string} */
  @api value = ''

  /** What to type, below the field; said as the fault where the value breaks the pattern. @type {string} */
  @api hint = ''

  /** @type {string} */
  @api autocomplete = 'off'

  /** @type {string} */
  @api pattern

  /** @type {string} */
  @api placeholder

  /** @type {boolean} */
  @api required = false

  fault = ''

  get elementClass() {
    return this.fault ? 'slds-form-element slds-has-error' : 'slds-form-element'
  }

  get labelClass() {
    return this.required ? 'slds-form-element__label required' : 'slds-form-element__label'
  }

  get isInvalid() {
    return this.fault ? 'true' : 'false'
  }

  get help() {
    return this.fault || this.hint
  }

  get helpClass() {
    return this.fault ? 'slds-form-element__help' : 'hint'
  }

  /** Shows what is wrong, and whether the value is good. */
  @api
  reportValidity() {
    this.fault = faultOf(this.refs.input.validity, this.hint)
    return !this.fault
  }

  @api
  focus() {
    this.refs.input.focus()
  }

  handleInput(event) {
    if (this.fault) this.reportValidity()
    this.dispatchEvent(new CustomEvent('change', { detail: { value: event.target.value } }))
  }
}

/**
 * Shows what is wrong in every field, moves to the first that needs it, and says whether all are good.
 * @param {Iterable<Field>} fields
 */
export function allValid(fields) {
  const wrong = [...fields].filter((field) => !field.reportValidity())
  wrong[0]?.focus()
  return wrong.length === 0
}
