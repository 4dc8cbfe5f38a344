import { LightningElement, api } from 'lwc'

const ICONS = { success: 'utility:success', info: 'utility:info', warning: 'utility:warning' }

/** A short message in a frame, said aloud when it appears. */
export default class Notice extends LightningElement {
  @api variant: 'success' | 'info' | 'warning' = 'info'

  get icon() {
    return ICONS[this.variant]
  }

  get iconVariant() {
    return this.variant === 'info' ? undefined : this.variant
  }

  get frameClass() {
    return `notice notice_${this.variant}`
  }
}
