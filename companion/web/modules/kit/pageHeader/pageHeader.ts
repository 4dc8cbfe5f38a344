import { LightningElement, api } from 'lwc'
import { hasNavigated } from 'kit/router'

const PRODUCT = 'Tollbridge'

/** The title of a page: names the document, and takes the focus when the reader came by a link of the app. */
export default class PageHeader extends LightningElement {
  /** @type {string} */
  @api title = ''

  /** One sentence below the title. @type {string} */
  @api description = ''

  /** Moves the focus to the title. */
  @api
  focus() {
    this.refs.title.focus()
  }

  isShown = false

  renderedCallback() {
    document.title = `${this.title} | ${PRODUCT}`
    if (!this.isShown && hasNavigated()) this.refs.title.focus()
    this.isShown = true
  }
}
