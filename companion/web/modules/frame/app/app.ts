import { LightningElement } from 'lwc'
import { whenSessionEnds } from 'kit/client'
import { labelsBelow } from 'kit/labels'
import { currentPath, currentState, navigate, whenNavigated } from 'kit/router'
import { currentSession, forgetSession, restoreSession } from 'kit/session'
import { HOME, SIGN_IN, pageAt } from './pages'

/** The whole companion in the browser: who is here, and which page to show. */
export default class App extends LightningElement {
  labels = labelsBelow('web.app')
  path = currentPath()
  isReady = false
  problem

  /** The page at the current path. */
  get page() {
    return pageAt(this.path)
  }

  /** Whether the page stands in the frame of the settings. */
  get isFramed() {
    return this.page.isPrivate && currentSession()
  }

  /** Whether the page is one of the settings, which have a column of their own. */
  get isSettings() {
    return this.path.startsWith('/settings/')
  }

  connectedCallback() {
    whenNavigated(() => this.show())
    whenSessionEnds(() => this.leave())
    this.start()
  }

  async start() {
    this.problem = undefined
    try {
      await restoreSession()
      this.isReady = true
      this.show()
    } catch (problem) {
      this.problem = problem
    }
  }

  /** Shows the page at the current path, or the one the reader has to see first. */
  show() {
    const path = currentPath()
    const { isPrivate, isForGuests, isDoor } = pageAt(path)
    if (isPrivate && !currentSession()) return navigate(SIGN_IN, { replace: true, state: { returnTo: path } })
    if (isDoor || (isForGuests && currentSession())) return navigate(HOME, { replace: true })
    this.problem = undefined
    this.path = path
    return undefined
  }

  handleSkip() {
    this.refs.content.focus()
  }

  /** Something in the frame itself went wrong, such as signing out. */
  handleProblem(event) {
    this.problem = event.detail
  }

  /** The session is over: sign in, then come back here. */
  leave() {
    if (!currentSession()) return
    forgetSession()
    navigate(SIGN_IN, { state: { ...currentState(), returnTo: currentPath(), expired: true } })
  }
}
