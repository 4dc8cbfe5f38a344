import { LightningElement } from 'lwc'
import { call } from 'kit/client'
import { formatDay } from 'kit/format'
import { whenHandshakesTell } from 'connections/handshakeWatch'
import { label, labelsBelow } from 'kit/labels'
import { followConnection } from 'kit/liveEvents'
import { isAdmin } from 'kit/session'

/** What is said aloud when the connection is no longer what it was. */
function changeBetween(before, after) {
  if (!after) return before && label('web.connections.gone', { org: before.orgName })
  return after.status === before?.status ? undefined : label(`web.connections.became.${after.status}`)
}

/** Settings > Integrations > Connections. */
export default class ConnectionsPage extends LightningElement {
  labels = labelsBelow('web.connections')
  isAdmin = isAdmin()
  connections
  businessName
  goneLive
  events
  problem

  /** The dialogue that is open. @type {'connect'|'reauthorize'|'relink'|'delete'} */
  open
  connectedOrg
  isNew = false
  change = ''

  get isLoading() {
    return !this.connections && !this.problem
  }

  get isEmpty() {
    return this.connections?.length === 0
  }

  get connection() {
    return this.connections?.[0]
  }

  get isConnecting() {
    return this.open === 'connect'
  }

  get isAuthorizing() {
    return (this.open === 'reauthorize' || this.open === 'relink') && this.connection
  }

  get isDeleting() {
    return this.open === 'delete' && this.connection
  }

  get connectedText() {
    return this.connectedOrg && label('web.connections.connected', { org: this.connectedOrg })
  }

  get goneLiveText() {
    return this.goneLive && !this.problem && label('web.connections.goneLive', { day: formatDay(this.goneLive.at) })
  }

  connectedCallback() {
    this.load()
    this.stop = followConnection(() => this.reload())
    this.unlisten = whenHandshakesTell(({ state }) => state === 'connected' && !this.open && this.reload())
  }

  renderedCallback() {
    const card = this.template.querySelector('connections-connection-card')
    if (this.isNew && card) card.focus()
    this.isNew = this.isNew && !card
  }

  disconnectedCallback() {
    this.stop()
    this.unlisten()
  }

  async load() {
    this.problem = undefined
    try {
      await this.read()
    } catch (problem) {
      this.problem = problem
    }
  }

  async read() {
    const { connections, businessName, goneLive } = await call('GET', '/connections')
    const history = await call('GET', '/connections/events').catch(() => undefined)
    Object.assign(this, { connections, businessName, goneLive, events: history?.events ?? this.events })
  }

  /** Something may have changed elsewhere: what is on show stays when that cannot be read. */
  async reload() {
    const before = this.connection
    await this.read().catch(() => undefined)
    this.change = changeBetween(before, this.connection) ?? this.change
  }

  handleOpen(event) {
    this.connectedOrg = undefined
    this.open = event.type
  }

  handleSetUp() {
    this.connectedOrg = undefined
    this.open = 'connect'
  }

  handleClosed() {
    this.open = undefined
  }

  async handleConnected() {
    await this.load()
    this.connectedOrg = this.connection?.orgName
    this.isNew = true
  }

  /** The buttons are gone with the request, so the focus moves to the connection. */
  handleDeleting() {
    this.isNew = true
    return this.reload()
  }
}
