/** A fresh one each time: the page that told of a refusal may still be open, and could not be led anywhere. */
const NAME = '_blank'
const FEATURES = 'popup,width=560,height=760'

/** The window in which Salesforce asks the person to sign in. Open it within a click, or browsers block it. */
export class SalesforceWindow {
  private opened: Window | null = null

  /** Opens it, empty unless the address is known already. */
  open(address = 'about:blank'): void {
    this.opened = window.open(address, NAME, FEATURES)
  }

  /** Whether the browser did not let it open. */
  get isBlocked(): boolean {
    return !this.opened
  }

  /** Whether it seems to be gone; a page in it that cuts the tie to its opener looks the same. */
  get isClosed(): boolean {
    return Boolean(this.opened?.closed)
  }

  goTo(address: string): void {
    this.opened?.location.replace(address)
  }

  close(): void {
    this.opened?.close()
    this.opened = null
  }
}
