import { api } from 'lwc'
import { Component, type EventOn, type NoRefs } from 'kit/component'
import { formatNumber } from 'kit/format'
import { label } from 'kit/labels'
import type { ToldProblem } from 'kit/client'

type Events = { change: { value: string }; enter: undefined }

/** The setting as its form sees it. */
export type SettingElement = HTMLElement & Pick<Setting, 'focus' | 'lock' | 'reportValidity'>

/** One setting: padlock, name, what it means, and a field that is locked until the padlock is pressed. */
export default class Setting extends Component<NoRefs, Events> {
  isOpen = false
  fault = ''

  @api name: string

  @api label: string

  /** What the setting means. */
  @api explanation: string

  /** As saved, a number; or as typed, a text. */
  @api value: number | string

  /** Choices of a drop-down; a field to type in without them. */
  @api options?: { value: number; text: string }[]

  /** The least and the most, where the field takes whole numbers only. */
  @api min?: string

  @api max?: string

  /** What stands behind the number. */
  @api unit?: string

  /** Why the server did not take what was typed. */
  @api refusal?: ToldProblem

  /** The value that another admin saved while this was typed. */
  @api meanwhile?: string

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
    return this.options?.map((option) => ({ ...option, selected: String(option.value) === String(this.value) }))
  }

  get isInvalid() {
    return this.fault || this.refusal ? 'true' : 'false'
  }

  get helpLabel() {
    return label('web.setting.about', { setting: this.label })
  }

  get control() {
    return this.template.querySelector<HTMLInputElement | HTMLSelectElement>('.control')
  }

  /** Opens the padlock and, once that is drawn, moves into the field. */
  @api
  async focus(): Promise<void> {
    this.isOpen = true
    await Promise.resolve()
    this.control?.focus()
  }

  @api
  lock(): void {
    this.isOpen = false
    this.fault = ''
  }

  /** Shows what is wrong, and whether the value is good. */
  @api
  reportValidity(): boolean {
    const { control } = this
    const isGood = control?.type !== 'number' || (control.validity.valid && control.value !== '')
    this.fault = isGood ? '' : label('web.setting.wholeNumber', { min: this.min, max: this.max })
    return isGood
  }

  handlePadlock() {
    if (this.isOpen) this.isOpen = false
    else void this.focus()
  }

  handleKey({ key, isComposing }: KeyboardEvent) {
    if (key === 'Enter' && !isComposing) this.dispatch('enter')
  }

  handleInput(event: EventOn<HTMLInputElement | HTMLSelectElement>) {
    if (this.fault) this.reportValidity()
    this.dispatch('change', { value: event.target.value })
  }
}
