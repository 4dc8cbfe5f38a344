import { api } from 'lwc'
import { Component, type NoRefs } from 'kit/component'
import { call, type Answer } from 'kit/client'
import { label, labelsBelow } from 'kit/labels'
import type { PairedOrg } from 'orgs/orgCard'
import { whileSeen } from 'kit/whileSeen'

const EVERY = 3_000
const MINUTE = 60_000

/** The minutes left at which a screen reader announces it. */
const SAID_AT = [5, 1]

/** A one-time code that pairs an org. */
export type Pairing = Answer<'POST /pairing-codes'>

type Events = { expired: undefined; used: { org: PairedOrg } }

/** A pairing code, with the minutes that are left. Says `used` when an org has used it, and `expired` when it is too late. */
export default class PairingCode extends Component<NoRefs, Events> {
  labels = labelsBelow('web.pairing')

  /** When the code ends, by the clock of this machine, which need not be that of the companion. */
  endsAt = 0
  left = 0
  said = ''
  stop?: () => void

  @api pairing: Pairing

  get leftText() {
    return label('web.pairing.left', { minutes: this.left })
  }

  override connectedCallback(): void {
    this.endsAt = Date.now() + this.pairing.lifetimeSeconds * 1_000
    this.count()
    this.stop = whileSeen(() => void this.look(), EVERY)
  }

  override disconnectedCallback(): void {
    this.stop?.()
  }

  count(): void {
    const left = Math.max(0, Math.ceil((this.endsAt - Date.now()) / MINUTE))
    if (left !== this.left) this.said = SAID_AT.includes(left) ? label('web.pairing.left', { minutes: left }) : ''
    this.left = left
  }

  /** Whether an org has used the code, which it may have done in the last second. What cannot be read is read again. */
  async look(): Promise<void> {
    const { orgs } = await call('GET /paired-orgs').catch(() => ({ orgs: [] }))
    if (!this.isConnected) return
    const org = orgs.find(({ pairingId }) => pairingId === this.pairing.pairingId)
    this.count()
    if (org) this.dispatch('used', { org })
    else if (this.left === 0) this.dispatch('expired')
  }
}
