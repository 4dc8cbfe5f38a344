import type { Connection } from 'connections/connectionCard'
import { wordOf, type Health } from 'connections/connectionHealth'
import type { FailedSignIn, HistoryEvent } from 'connections/connectionHistory'
import { call, type Answer } from 'kit/client'
import { everyMinute } from 'kit/everyMinute'
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
  if (after.status !== before?.status) return label(`web.connections.became.${after.status}`)
  return healthChange(before.health, after.health)
}

function healthChange(before: Health | null, after: Health | null): string | undefined {
  if (!after || (before && wordOf(before) === wordOf(after))) return undefined
  const { failure, pause } = after
  switch (wordOf(after)) {
    case 'working':
      return label('web.health.became.working')
    case 'failing':
      return label('web.health.became.failing', { title: failure?.cause.title })
    case 'paused':
      return label('web.health.became.paused', { title: pause?.cause.title })
    case 'log':
      return failure?.cause.title
    case 'unknown':
    case 'stale':
      return undefined
  }
}

/** Settings > Integrations > Connections. */
export default class ConnectionsPage extends Page {
  labels = labelsBelow('web.connections')
  connections?: Connection[]
  businessName = ''
  goneLive: Connections['goneLive'] = null
  events?: HistoryEvent[]
  failedSignIns: FailedSignIn[] = []

  /** The dialogue that is open. */
  open?: Dialogue
  connectedOrg?: string
  isNew = false
  change = ''
  stops: (() => void)[] = []

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
    const look = () => void this.reload()
    this.stops = [
      followConnection(look),
      everyMinute(look),
      whenHandshakesTell(() => {
        if (!this.open) look()
      }),
    ]
  }

  override renderedCallback(): void {
    const card = this.template.querySelector('connections-connection-card')
    if (this.isNew && card) card.focus()
    this.isNew = this.isNew && !card
  }

  override disconnectedCallback(): void {
    this.stops.forEach((stop) => {
      stop()
    })
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
    this.failedSignIns = history?.failedSignIns ?? this.failedSignIns
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

  /** A sign-in that failed is in the history now. */
  handleClosed() {
    this.open = undefined
    return this.reload()
  }

  /** The card has said aloud what came of the test. */
  handleTested() {
    return this.read().catch(() => undefined)
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
