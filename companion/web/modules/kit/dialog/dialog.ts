import { LightningElement, api } from 'lwc'
import { labelsBelow } from 'kit/labels'

/**
 * A modal dialogue: title, content, buttons. Says `close` when it has closed, by whatever way, and `confirm` when the
 * button is pressed that does what it asks. A dialogue of several steps brings buttons of its own.
 */
export default class Dialog extends LightningElement {
  labels = labelsBelow('web.dialog')
  shownTitle

  /** @type {string} */
  @api title = ''

  /** What the button says that does it. @type {string} */
  @api submit = ''

  /** How that button looks. @type {'brand'|'destructive'} */
  @api variant = 'brand'

  /** Whether that button cannot be pressed now. @type {boolean} */
  @api isLocked = false

  isBusy = false
  problem

  get isShut() {
    return this.isLocked || this.isBusy
  }

  /**
   * Does what the dialogue asks, once at a time, and closes it; stays and says why where that is refused.
   * @param {() => Promise<void>} act
   */
  @api
  async attempt(act) {
    if (this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      await act()
      this.dismiss()
    } catch (problem) {
      this.problem = problem
    }
    this.isBusy = false
  }

  /** Closes the dialogue; the focus goes back to where it was before. */
  @api
  dismiss() {
    this.refs.dialog.close()
  }

  renderedCallback() {
    if (!this.refs.dialog.open) this.refs.dialog.showModal()
    if (this.shownTitle !== this.title) this.refs.title.focus()
    this.shownTitle = this.title
  }

  handleConfirm() {
    this.dispatchEvent(new CustomEvent('confirm'))
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
