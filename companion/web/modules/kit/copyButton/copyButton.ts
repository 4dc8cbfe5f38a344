import { LightningElement, api } from 'lwc'
import { label, labelsBelow } from 'kit/labels'

/** How long the button says that it has copied. */
const SAID = 4_000

/** Copies a text to the clipboard, and says whether it could. */
export default class CopyButton extends LightningElement {
  labels = labelsBelow('web.copy')

  state: 'ready' | 'copied' | 'failed' = 'ready'
  timer?: ReturnType<typeof setTimeout>

  /** What is copied. */
  @api text = ''

  /** What the text is, in words. */
  @api name = ''

  get action() {
    return label('web.copy.name', { name: this.name })
  }

  get outcome() {
    return this.state === 'ready' ? '' : this.labels[this.state]
  }

  /** A browser has a clipboard only for pages that came over a safe connection. */
  async handleCopy() {
    try {
      await navigator.clipboard.writeText(this.text)
      this.state = 'copied'
    } catch {
      this.state = 'failed'
    }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => (this.state = 'ready'), SAID)
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer)
  }
}
