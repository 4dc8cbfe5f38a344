import type { Connection } from 'connections/connectionCard'
import type { HistoryEvent } from 'connections/connectionHistory'
import { call, type Answer } from 'kit/client'
import { formatDay } from 'kit/format'
import { whenHandshakesTell } from 'connections/handshakeWatch'
import { label, labelsBelow } from 'kit/labels'
import { followConnection } from 'kit/liveEvents'
import { Page } from 'kit/page'

type Connections = Answer<'GET /connections'>
type Dialogue = 'connect' | 'reauthorize' | 'relink' | 'delete'

/** What is said aloud when the connection is no longer what it was. */
function changeBetween(before: Connection | undefined, after: Connection | undefined): string | undefined {
  if (!after) return before && label('web.connections.gone', { org: before.orgName })
  return after.status === before?.status ? undefined : label(`web.connections.became.${after.status}`)
}

/** Settings > Integrations > Connections. */
export default class ConnectionsPage extends Page {
  labels = labelsBelow('web.connections')
  connections?: Connection[]
  businessName = ''
  goneLive: Connections['goneLive'] = null
  events?: HistoryEvent[]

  /** The dialogue that is open. */
  open?: Dialogue
  connectedOrg?: string
  isNew = false
  change = ''
  stop?: () => void
  unlisten?: () => void

  override get isRead() {
    return Boolean(this.connections)
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

  override connectedCallback(): void {
    void this.load()
    this.stop = followConnection(() => void this.reload())
    this.unlisten = whenHandshakesTell(({ state }) => {
      if (state === 'connected' && !this.open) void this.reload()
    })
  }

  override renderedCallback(): void {
    const card = this.template.querySelector('connections-connection-card')
    if (this.isNew && card) card.focus()
    this.isNew = this.isNew && !card
  }

  override disconnectedCallback(): void {
    this.stop?.()
    this.unlisten?.()
  }

  load(): Promise<void> {
    return this.attempt(() => this.read())
  }

  async read(): Promise<void> {
    const { connections, businessName, goneLive } = await call('GET /connections')
    const history = await call('GET /connections/events').catch(() => undefined)
    this.connections = connections
    this.businessName = businessName
    this.goneLive = goneLive
    this.events = history?.events ?? this.events
  }

  /** Something may have changed elsewhere: what is on show stays when that cannot be read. */
  async reload(): Promise<void> {
    const before = this.connection
    await this.read().catch(() => undefined)
    this.change = changeBetween(before, this.connection) ?? this.change
  }

  handleOpen({ type }: Event & { readonly type: Dialogue }) {
    this.connectedOrg = undefined
    this.open = type
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
