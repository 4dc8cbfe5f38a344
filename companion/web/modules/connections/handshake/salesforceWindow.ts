/** A fresh one each time: the page that told of a refusal may still be open, and could not be led anywhere. */
const NAME = '_blank'
const FEATURES = 'popup,width=560,height=760'

/** The window in which Salesforce asks the person to sign in. Open it within a click, or browsers block it. */
export class SalesforceWindow {
  opened = null

  /** Opens it, empty unless the address is known already. @param {string} [address] */
  open(address = 'about:blank') {
    this.opened = window.open(address, NAME, FEATURES)
  }

  /** Whether the browser did not let it open. */
  get isBlocked() {
    return !this.opened
  }

  /** Whether it seems to be gone; a page in it that cuts the tie to its opener looks the same. */
  get isClosed() {
    return Boolean(this.opened?.closed)
  }

  /** @param {string} address */
  goTo(address) {
    this.opened?.location.replace(address)
  }

  close() {
    this.opened?.close()
    this.opened = null
  }
}
