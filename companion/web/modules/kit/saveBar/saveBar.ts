import { LightningElement, api } from 'lwc'
import { labelsBelow } from 'kit/labels'

/** The bar below a form: what is not saved yet and how to save it, or what came of it. */
export default class SaveBar extends LightningElement {
  labels = labelsBelow('web.saveBar')

  /** Why it was not saved. @type {import('kit/client').Problem} */
  @api problem

  /** Who saved something else meanwhile, and what to do about it. @type {import('kit/client').Problem} */
  @api conflict

  /** How it ended, when there is nothing to save any more. @type {string} */
  @api done

  /** Moves the focus to how it ended. */
  @api
  focus() {
    this.refs.done.focus()
  }

  /** One button, so that the focus stays on it when what it does changes. */
  get action() {
    return this.conflict ? this.labels.load : this.labels.save
  }

  handleAction() {
    this.dispatchEvent(new CustomEvent(this.conflict ? 'load' : 'save'))
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancel'))
  }

  handleClose() {
    this.dispatchEvent(new CustomEvent('close'))
  }
}
