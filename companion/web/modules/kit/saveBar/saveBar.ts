import { api } from 'lwc'
import { Component } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import type { ToldProblem } from 'kit/client'

type Refs = { done: HTMLElement }
type Events = { save: undefined; load: undefined; cancel: undefined; close: undefined }

/** The bar as its form sees it. */
export type SaveBarElement = HTMLElement & Pick<SaveBar, 'focus'>

declare global {
  interface HTMLElementTagNameMap {
    'kit-save-bar': SaveBarElement
  }
}

/** The bar below a form: what is not saved yet and how to save it, or what came of it. */
export default class SaveBar extends Component<Refs, Events> {
  labels = labelsBelow('web.saveBar')

  /** Why it was not saved. */
  @api problem?: ToldProblem

  /** Which admin saved other values in between, and what to do about it. */
  @api conflict?: ToldProblem

  /** How it ended, when there is nothing to save any more. */
  @api done?: string

  /** Moves the focus to how it ended. */
  @api
  focus(): void {
    this.refs.done.focus()
  }

  /** What is not saved stays in sight below the form. The result covers the top bar, where no field is. */
  get frameClass() {
    return this.done ? 'toast' : 'bar'
  }

  /** One button, so that the focus stays on it when what it does changes. */
  get action() {
    return this.conflict ? this.labels.load : this.labels.save
  }

  handleAction() {
    this.dispatch(this.conflict ? 'load' : 'save')
  }

  handleCancel() {
    this.dispatch('cancel')
  }

  handleClose() {
    this.dispatch('close')
  }
}
