import { LightningElement, api } from 'lwc'
import { call, ownProblem } from 'kit/client'
import { followHandshake } from 'connections/handshakeWatch'
import { SalesforceWindow } from './salesforceWindow'

/** Looks in a row that must find the window gone while nothing came back, before the page says so. */
const LOOKS_BEFORE_GONE = 2

/**
 * Signs in to Salesforce in a window of its own, and waits for the answer. Says `waiting` when the window is on its way,
 * then `connected` or `refused`; says `failed` when the handshake could not begin.
 */
export default class Handshake extends LightningElement {
  handshake
  isStarting = false
  isBlocked = false
  isGone = false
  looksWithoutWindow = 0
  salesforce = new SalesforceWindow()
  unfollow = () => {}

  disconnectedCallback() {
    this.unfollow()
  }

  /** Begins; call it within a click, or the browser blocks the window. @param {object} wanted what the companion is asked for */
  @api
  begin(wanted) {
    if (this.isStarting) return
    this.salesforce.open()
    this.start(wanted)
  }

  /** Stops waiting, and closes the window. */
  @api
  cancel() {
    this.unfollow()
    this.salesforce.close()
    this.handshake = undefined
  }

  async start(wanted) {
    this.isStarting = true
    try {
      this.handshake = await call('POST', '/handshakes', { body: wanted })
      this.wait()
    } catch (problem) {
      this.salesforce.close()
      this.tell('failed', problem)
    }
    this.isStarting = false
  }

  wait() {
    this.tell('waiting')
    this.isBlocked = this.salesforce.isBlocked
    this.seeWindow()
    this.salesforce.goTo(this.handshake.authorizeUrl)
    this.unfollow = followHandshake(this.handshake.handshakeId, (seen) => this.see(seen))
  }

  /** Takes in what a look at the handshake showed. */
  see({ state, problem }) {
    if (state === 'waiting') this.lookForWindow()
    else if (state !== 'exchanging') this.finish(state, problem)
  }

  finish(state, problem) {
    this.handshake = undefined
    if (state === 'connected') this.tell('connected')
    else this.tell('refused', problem ?? ownProblem(state))
  }

  lookForWindow() {
    this.looksWithoutWindow = this.salesforce.isClosed ? this.looksWithoutWindow + 1 : 0
    this.isGone = this.looksWithoutWindow >= LOOKS_BEFORE_GONE
  }

  seeWindow() {
    this.looksWithoutWindow = 0
    this.isGone = false
  }

  /** Opens the window again, for the handshake that is still under way. */
  handleReopen() {
    this.salesforce.open(this.handshake.authorizeUrl)
    this.isBlocked = this.salesforce.isBlocked
    this.seeWindow()
  }

  tell(name, problem) {
    this.dispatchEvent(new CustomEvent(name, { detail: { problem } }))
  }
}
