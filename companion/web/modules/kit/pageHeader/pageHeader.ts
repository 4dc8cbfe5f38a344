import { api } from 'lwc'
import { Component } from 'kit/component'
import { hasNavigated } from 'kit/router'

const PRODUCT = 'Tollbridge'

/** The header as the page sees it. */
export type PageHeaderElement = HTMLElement & Pick<PageHeader, 'focus'>

type Refs = { title: HTMLElement }

/** The title of a page: names the document, and takes the focus when the reader came by a link of the app. */
export default class PageHeader extends Component<Refs> {
  @api override title = ''

  /** One sentence below the title. */
  @api description = ''

  /** Moves the focus to the title. */
  @api
  focus(): void {
    this.refs.title.focus()
  }

  isShown = false

  override renderedCallback(): void {
    document.title = `${this.title} | ${PRODUCT}`
    if (!this.isShown && hasNavigated()) this.refs.title.focus()
    this.isShown = true
  }
}
