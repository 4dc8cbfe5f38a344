import { LightningElement, api } from 'lwc'
import { CONSUMER_NAMES } from 'usage/consumers'
import { formatNumber } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

const LEAST = 1
const MOST = 100

const isGood = ({ validity }) => validity.valid

/** The most that each consumer may use of a window, in percent; an empty field is no cap. */
export default class SharesSetting extends LightningElement {
  labels = labelsBelow('web.shares')
  isOpen = false
  faulty = []

  /** Percent by consumer, as saved or as typed. @type {Record<string, number|string>} */
  @api shares = {}

  /** @type {number} */
  @api dailyLimit

  /** What somebody else saved while this was typed. @type {string} */
  @api meanwhile

  get isLocked() {
    return !this.isOpen
  }

  get helpLabel() {
    return label('web.setting.about', { setting: this.labels.label })
  }

  get rows() {
    return CONSUMER_NAMES.map(({ id, name }) => {
      const isFaulty = this.faulty.includes(id)
      const percent = String(this.shares[id] ?? '')
      return {
        id,
        name,
        percent,
        isInvalid: String(isFaulty),
        fieldLabel: label('web.shares.shareOf', { consumer: name }),
        meaning: isFaulty ? this.fault : this.meaningOf(percent),
        meaningClass: isFaulty ? 'meaning meaning_fault' : 'meaning',
        meaningId: `meaning-${id}`,
      }
    })
  }

  get fault() {
    return label('web.setting.wholeNumberOrEmpty', { min: LEAST, max: MOST })
  }

  meaningOf(percent) {
    if (percent === '') return this.labels.noCap
    return label('web.shares.credits', { credits: formatNumber(Math.floor((this.dailyLimit * percent) / 100)) })
  }

  get fields() {
    return [...this.template.querySelectorAll('input')]
  }

  /** Opens the padlock and, once that is drawn, moves into the first field that needs it. */
  @api
  async focus() {
    this.isOpen = true
    await Promise.resolve()
    const wrong = this.fields.find((field) => !isGood(field))
    ;(wrong ?? this.fields[0]).focus()
  }

  @api
  lock() {
    this.isOpen = false
    this.faulty = []
  }

  /** Shows what is wrong, and whether every share is good. */
  @api
  reportValidity() {
    this.faulty = this.fields.filter((field) => !isGood(field)).map(({ name }) => name)
    return this.faulty.length === 0
  }

  handlePadlock() {
    if (this.isOpen) this.isOpen = false
    else this.focus()
  }

  handleInput({ target: { name, value } }) {
    if (this.faulty.length > 0) this.reportValidity()
    this.dispatchEvent(new CustomEvent('change', { detail: { value: { ...this.shares, [name]: value } } }))
  }
}
