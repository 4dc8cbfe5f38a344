import { LightningElement, api } from 'lwc'
import { call } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import { whileSeen } from 'kit/whileSeen'

const EVERY = 3_000
const MINUTE = 60_000

/** The minutes left at which a listener is told. */
const SAID_AT = [5, 1]

/** A pairing code, with the minutes that are left. Says `used` when an org has used it, and `expired` when it is too late. */
export default class PairingCode extends LightningElement {
  labels = labelsBelow('web.pairing')

  /** When the code ends, by the clock of this machine, which need not be that of the companion. */
  endsAt = 0
  left = 0
  said = ''

  /** A code as the companion tells it. @type {{ pairingId: string, code: string, lifetimeSeconds: number }} */
  @api pairing

  get leftText() {
    return label('web.pairing.left', { minutes: this.left })
  }

  connectedCallback() {
    this.endsAt = Date.now() + this.pairing.lifetimeSeconds * 1_000
    this.count()
    this.stop = whileSeen(() => this.look(), EVERY)
  }

  disconnectedCallback() {
    this.stop()
  }

  count() {
    const left = Math.max(0, Math.ceil((this.endsAt - Date.now()) / MINUTE))
    if (left !== this.left) this.said = SAID_AT.includes(left) ? label('web.pairing.left', { minutes: left }) : ''
    this.left = left
  }

  /** Whether an org has used the code, which it may have done in the last second. What cannot be read is read again. */
  async look() {
    const { orgs } = await call('GET', '/paired-orgs').catch(() => ({ orgs: [] }))
    if (!this.isConnected) return
    const org = orgs.find(({ pairingId }) => pairingId === this.pairing.pairingId)
    this.count()
    if (org) this.dispatchEvent(new CustomEvent('used', { detail: { org } }))
    else if (this.left === 0) this.dispatchEvent(new CustomEvent('expired'))
  }
}
