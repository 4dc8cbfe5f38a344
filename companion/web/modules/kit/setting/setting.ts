import { LightningElement, api } from 'lwc'
import { formatNumber } from 'kit/format'
import { label } from 'kit/labels'

/** One setting: padlock, name, what it means, and a field that is locked until the padlock is pressed. */
export default class Setting extends LightningElement {
  isOpen = false
  fault = ''

  /** @type {string} */
  @api name

  /** @type {string} */
  @api label

  /** What the setting means. @type {string} */
  @api explanation

  /** As saved, a number; or as typed, a text. @type {number|string} */
  @api value

  /** Choices of a drop-down; a field to type in without them. @type {{ value: number, text: string }[]} */
  @api options

  /** The least and the most, where the field takes whole numbers only. @type {number} */
  @api min

  /** @type {number} */
  @api max

  /** What stands behind the number. @type {string} */
  @api unit

  /** Why the server did not take what was typed. @type {import('kit/client').Problem} */
  @api refusal

  /** What somebody else saved while this was typed. @type {string} */
  @api meanwhile

  get isLocked() {
    return !this.isOpen
  }

  get elementClass() {
    return this.isInvalid === 'true' ? 'slds-form-element slds-has-error' : 'slds-form-element'
  }

  get type() {
    return this.max === undefined ? 'text' : 'number'
  }

  /** Saved numbers are easier to read grouped, and easier to change plain. */
  get shown() {
    return this.isLocked && typeof this.value === 'number' ? formatNumber(this.value) : String(this.value)
  }

  get choices() {
    return this.options.map((option) => ({ ...option, selected: String(option.value) === String(this.value) }))
  }

  get isInvalid() {
    return this.fault || this.refusal ? 'true' : 'false'
  }

  get helpLabel() {
    return label('web.setting.about', { setting: this.label })
  }

  /** Opens the padlock and, once that is drawn, moves into the field. */
  @api
  async focus() {
    this.isOpen = true
    await Promise.resolve()
    this.template.querySelector('.control').focus()
  }

  @api
  lock() {
    this.isOpen = false
    this.fault = ''
  }

  /** Shows what is wrong, and whether the value is good. */
  @api
  reportValidity() {
    const { type, validity, value } = this.template.querySelector('.control')
    const isGood = type !== 'number' || (validity.valid && value !== '')
    this.fault = isGood ? '' : label('web.setting.wholeNumber', { min: this.min, max: this.max })
    return isGood
  }

  handlePadlock() {
    if (this.isOpen) this.isOpen = false
    else this.focus()
  }

  handleInput(event) {
    if (this.fault) this.reportValidity()
    this.dispatchEvent(new CustomEvent('change', { detail: { value: event.target.value } }))
  }
}
