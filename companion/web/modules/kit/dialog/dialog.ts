import { api } from 'lwc'
import { Component } from 'kit/component'
import { keepFocus } from 'kit/focus'
import { labelsBelow } from 'kit/labels'
import { type ToldProblem, problemOf } from 'kit/client'

/** The dialogue as its parents see it. */
export type DialogElement = HTMLElement & Pick<Dialog, 'attempt' | 'dismiss'>

type Refs = { dialog: HTMLDialogElement; title: HTMLElement }
type Events = { confirm: undefined; close: undefined }

/**
 * A modal dialogue: title, content, buttons. Says `close` when it has closed, by whatever way, and `confirm` when the
 * button is pressed that does what it asks. A dialogue of several steps brings buttons of its own.
 */
export default class Dialog extends Component<Refs, Events> {
  labels = labelsBelow('web.dialog')
  shownTitle?: string

  @api override title = ''

  /** What the button says that does it. */
  @api submit = ''

  /** How that button looks. */
  @api variant: 'brand' | 'destructive' = 'brand'

  /** Whether that button cannot be pressed now. */
  @api isLocked = false

  isBusy = false

  /** Closed for good. A render before its parent removes it must not open it again, and take the focus. */
  isDismissed = false
  problem?: ToldProblem

  get isShut() {
    return this.isLocked || this.isBusy
  }

  /** Does what the dialogue asks, once at a time, and closes it; stays and says why where that is refused. */
  @api
  async attempt(act: () => Promise<void>): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.problem = undefined
    try {
      await act()
      this.dismiss()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
    this.isBusy = false
  }

  /** Closes the dialogue; the focus goes back to where it was before, or to what is left of that place. */
  @api
  dismiss(): void {
    this.isDismissed = true
    this.refs.dialog.close()
  }

  override renderedCallback(): void {
    if (this.isDismissed) return
    if (!this.refs.dialog.open) this.refs.dialog.showModal()
    if (this.shownTitle !== this.title) this.refs.title.focus()
    this.shownTitle = this.title
  }

  handleConfirm() {
    this.dispatch('confirm')
  }

  handleClosed() {
    this.dispatch('close')
    keepFocus()
  }
}
