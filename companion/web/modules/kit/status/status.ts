import { LightningElement, api } from 'lwc'

/** What a state means. Only `good` is green. */
export type Tone = 'good' | 'attention' | 'unknown'

const ICONS: Record<Tone, { name: string; variant?: string }> = {
  good: { name: 'utility:success', variant: 'success' },
  attention: { name: 'utility:warning', variant: 'warning' },
  unknown: { name: 'utility:question' },
}

/** A state at the head of a part of a page, by icon, colour and word. */
export default class Status extends LightningElement {
  /** Names the state for tests: the key of its row in the table of headlines. */
  @api state = ''

  @api tone: Tone = 'unknown'

  @api text = ''

  get icon() {
    return ICONS[this.tone]
  }

  get frameClass() {
    return `status status_${this.tone}`
  }
}
