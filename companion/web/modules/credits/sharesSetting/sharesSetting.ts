import { api } from 'lwc'
import { Component, type EventOn, type NoRefs } from 'kit/component'
import { CONSUMER_NAMES, type Consumer } from 'usage/consumers'
import { formatNumber } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

const LEAST = 1
const MOST = 100

const isGood = ({ validity }: HTMLInputElement) => validity.valid

type Shares = Record<string, number | string>
type Events = { change: { value: Shares }; enter: undefined }

/** The most that each consumer may use of a window, in percent; an empty field is no cap. */
export default class SharesSetting extends Component<NoRefs, Events> {
  labels = labelsBelow('web.shares')
  isOpen = false
  faulty: string[] = []

  /** Percent by consumer, as saved or as typed. */
  @api shares: Shares = {}

  @api dailyLimit: number

  /** The kinds of work that exist, and what each has used in this window. */
  @api used: { consumer: Consumer; credits: number }[] = []

  /** The value that another admin saved while this was typed. */
  @api meanwhile?: string

  get isLocked() {
    return !this.isOpen
  }

  get helpLabel() {
    return label('web.setting.about', { setting: this.labels.label })
  }

  get rows() {
    return this.shown.map(({ id, name, credits }) => {
      const isFaulty = this.faulty.includes(id)
      const percent = String(this.shares[id] ?? '')
      return {
        id,
        name,
        percent,
        isInvalid: String(isFaulty),
        fieldLabel: label('web.shares.shareOf', { consumer: name }),
        meaning: isFaulty ? this.fault : this.meaningOf(percent),
        used: label('web.shares.used', { used: credits }),
        meaningClass: isFaulty ? 'meaning meaning_fault' : 'meaning',
        meaningId: `meaning-${id}`,
      }
    })
  }

  /** Work that exists, and work that has a share from before, so that the share can be taken away. */
  get shown() {
    return CONSUMER_NAMES.flatMap(({ id, name }) => {
      const found = this.used.find(({ consumer }) => consumer === id)
      return found || id in this.shares ? [{ id, name, credits: found?.credits ?? 0 }] : []
    })
  }

  get total() {
    const percent = this.shown.reduce((sum, { id }) => sum + Number(this.shares[id] ?? 0), 0)
    const used = this.shown.reduce((sum, { credits }) => sum + credits, 0)
    return label('web.shares.total', { percent, used })
  }

  get fault() {
    return label('web.setting.wholeNumberOrEmpty', { min: LEAST, max: MOST })
  }

  meaningOf(percent: string): string {
    if (percent === '') return this.labels.noCap
    return label('web.shares.credits', { credits: formatNumber(Math.floor((this.dailyLimit * Number(percent)) / 100)) })
  }

  get fields() {
    return [...this.template.querySelectorAll('input')]
  }

  /** Opens the padlock and, once that is drawn, moves into the first field that needs it. */
  @api
  async focus(): Promise<void> {
    this.isOpen = true
    await Promise.resolve()
    const wrong = this.fields.find((field) => !isGood(field))
    ;(wrong ?? this.fields[0])?.focus()
  }

  @api
  lock(): void {
    this.isOpen = false
    this.faulty = []
  }

  /** Shows what is wrong, and whether every share is good. */
  @api
  reportValidity(): boolean {
    this.faulty = this.fields.filter((field) => !isGood(field)).map(({ name }) => name)
    return this.faulty.length === 0
  }

  handlePadlock() {
    if (this.isOpen) this.isOpen = false
    else void this.focus()
  }

  handleKey({ key, isComposing }: KeyboardEvent) {
    if (key === 'Enter' && !isComposing) this.dispatch('enter')
  }

  handleInput({ target: { name, value } }: EventOn<HTMLInputElement>) {
    if (this.faulty.length > 0) this.reportValidity()
    this.dispatch('change', { value: { ...this.shares, [name]: value } })
  }
}
