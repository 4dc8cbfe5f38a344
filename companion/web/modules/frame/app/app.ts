import { Component } from 'kit/component'
import { problemOf, type ToldProblem, whenSessionEnds } from 'kit/client'
import { followFocus } from 'kit/focus'
import { labelsBelow } from 'kit/labels'
import { currentPath, currentState, navigate, whenNavigated } from 'kit/router'
import { currentSession, forgetSession, restoreSession } from 'kit/session'
import { HOME, SIGN_IN, pageAt } from './pages'

/** Keeps what has the focus in sight, below the bar that stays. */
const BELOW_THE_BAR = '4rem'

type Refs = { content: HTMLElement }

/** The whole companion in the browser: who is here, and which page to show. */
export default class App extends Component<Refs> {
  labels = labelsBelow('web.app')
  path = currentPath()
  isReady = false
  problem?: ToldProblem

  /** The page at the current path. */
  get page() {
    return pageAt(this.path)
  }

  /** Whether the page stands in the frame of the settings. */
  get isFramed() {
    return Boolean(this.page.isPrivate && currentSession())
  }

  /** Whether the page is one of the settings, which have a column of their own. */
  get isSettings() {
    return this.path.startsWith('/settings/')
  }

  override connectedCallback(): void {
    followFocus()
    document.documentElement.style.scrollPaddingTop = BELOW_THE_BAR
    whenNavigated(() => {
      this.show()
    })
    whenSessionEnds(() => {
      this.leave()
    })
    void this.start()
  }

  async start(): Promise<void> {
    this.problem = undefined
    try {
      await restoreSession()
      this.isReady = true
      this.show()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
  }

  /** Shows the page at the current path, or the one the reader has to see first. */
  show(): void {
    const path = currentPath()
    const { isPrivate, isForGuests, isDoor } = pageAt(path)
    if (isPrivate && !currentSession()) navigate(SIGN_IN, { replace: true, state: { returnTo: path } })
    else if (isDoor || (isForGuests && currentSession())) navigate(HOME, { replace: true })
    else {
      this.problem = undefined
      this.path = path
    }
  }

  handleSkip() {
    this.refs.content.focus()
  }

  /** Something in the frame itself went wrong, such as signing out. */
  handleProblem(event: CustomEvent<ToldProblem>) {
    this.problem = event.detail
  }

  /** The session is over: sign in, then come back here. */
  leave(): void {
    if (!currentSession()) return
    forgetSession()
    navigate(SIGN_IN, { state: { ...currentState(), returnTo: currentPath(), expired: true } })
  }
}
