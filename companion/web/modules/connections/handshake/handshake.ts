import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { call, ownProblem, problemOf, type Answer, type Body, type ToldProblem } from 'kit/client'
import { followHandshake, type Seen } from 'connections/handshakeWatch'
import { SalesforceWindow } from './salesforceWindow'

/** Looks in a row that must find the window gone while nothing came back, before the page says so. */
const LOOKS_BEFORE_GONE = 2

type Ended = Exclude<Seen['state'], 'waiting' | 'exchanging'>
type Told = { problem: ToldProblem }
type Events = { waiting: undefined; connected: undefined; failed: Told; refused: Told }

/** What the companion is asked for. */
export type Wanted = Body<'POST /handshakes'>

/** The handshake as its dialogue sees it. */
export type HandshakeElement = HTMLElement & Pick<Handshake, 'begin' | 'cancel'>

/**
 * Signs in to Salesforce in a window of its own, and waits for the answer. Says `waiting` when the window is on its way,
 * then `connected` or `refused`; says `failed` when the handshake could not begin.
 */
export default class Handshake extends Component<NoRefs, Events> {
  handshake?: Answer<'POST /handshakes'>
  isStarting = false
  isBlocked = false
  isGone = false
  looksWithoutWindow = 0
  salesforce = new SalesforceWindow()
  unfollow = () => {}

  override disconnectedCallback(): void {
    this.unfollow()
  }

  /** Begins; call it within a click, or the browser blocks the window. */
  @api
  begin(wanted: Wanted): void {
    if (this.isStarting) return
    this.salesforce.open()
    void this.start(wanted)
  }

  /** Stops waiting, and closes the window. */
  @api
  cancel(): void {
    this.unfollow()
    this.salesforce.close()
    this.handshake = undefined
  }

  async start(wanted: Wanted): Promise<void> {
    this.isStarting = true
    try {
      this.wait(await call('POST /handshakes', { body: wanted }))
    } catch (thrown) {
      this.salesforce.close()
      this.dispatch('failed', { problem: problemOf(thrown) })
    }
    this.isStarting = false
  }

  wait(handshake: Answer<'POST /handshakes'>): void {
    this.handshake = handshake
    this.dispatch('waiting')
    this.isBlocked = this.salesforce.isBlocked
    this.seeWindow()
    this.salesforce.goTo(handshake.authorizeUrl)
    this.unfollow = followHandshake(handshake.handshakeId, (seen) => {
      this.see(seen)
    })
  }

  /** Takes in what a look at the handshake showed. */
  see({ state, problem }: Seen): void {
    if (state === 'waiting') this.lookForWindow()
    else if (state !== 'exchanging') this.finish(state, problem)
  }

  finish(state: Ended, problem?: ToldProblem): void {
    this.handshake = undefined
    if (state === 'connected') this.dispatch('connected')
    else this.dispatch('refused', { problem: problem ?? ownProblem(state) })
  }

  lookForWindow(): void {
    this.looksWithoutWindow = this.salesforce.isClosed ? this.looksWithoutWindow + 1 : 0
    this.isGone = this.looksWithoutWindow >= LOOKS_BEFORE_GONE
  }

  seeWindow(): void {
    this.looksWithoutWindow = 0
    this.isGone = false
  }

  /** Opens the window again, for the handshake that is still under way. */
  handleReopen() {
    this.salesforce.open(this.handshake?.authorizeUrl)
    this.isBlocked = this.salesforce.isBlocked
    this.seeWindow()
  }
}
