import { api } from 'lwc'
import { Component } from 'kit/component'
import type { Answer } from 'kit/client'
import { formatDay, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { isAdmin } from 'kit/session'

/** A CRM connection as the API tells of it. */
export type Connection = Answer<'GET /connections'>['connections'][number]

declare global {
  interface HTMLElementTagNameMap {
    'connections-connection-card': HTMLElement & Pick<ConnectionCard, 'focus'>
  }
}

type Refs = { name: HTMLElement }
type Events = { reauthorize: undefined; relink: undefined; delete: undefined; tested: undefined }

/** One CRM connection: which org, since when, as whom, how it stands, and what it costs. */
export default class ConnectionCard extends Component<Refs, Events> {
  labels = labelsBelow('web.connection')
  isAdmin = isAdmin()

  @api connection: Connection

  /** Moves the focus to the name of the org. */
  @api
  focus(): void {
    this.refs.name.focus()
  }

  /** The kind of org, where it says more than the environment. */
  get kind() {
    const { orgKind, environment } = this.connection
    return orgKind === environment ? undefined : orgKind
  }

  get status() {
    return label(`web.connection.status.${this.connection.status}`)
  }

  /** A connection that is not known to work is not shown in green. */
  get statusClass() {
    const { status, health } = this.connection
    return status === 'connected' && health?.state !== 'working' ? 'badge status' : `badge status status_${status}`
  }

  get isDisconnected() {
    return this.connection.status === 'authorization-required'
  }

  get isRefreshed() {
    return this.connection.status === 'sandbox-refreshed'
  }

  get isDeleting() {
    return this.connection.status === 'deleting'
  }

  get hasActions() {
    return this.isAdmin && !this.isDeleting
  }

  get reauthorizeText() {
    return label(`web.connectionActions.reauthorize_${this.connection.environment}`)
  }

  get refreshedTitle() {
    return label('error.SANDBOX_REFRESHED.title')
  }

  get refreshedText() {
    const { organizationId, foundOrganizationId } = this.connection
    const found = foundOrganizationId ?? '?'
    return label('error.SANDBOX_REFRESHED.cause', { host: this.host, expected: organizationId, found })
  }

  get deletingText() {
    const { deletion } = this.connection
    if (!deletion) return undefined
    const { requestedAt, requestedBy } = deletion
    return label('web.connection.deletingSince', { moment: formatMoment(requestedAt), name: requestedBy })
  }

  /** What became of the tokens at Salesforce. */
  get tokensText() {
    return label(`web.connection.tokensRevoked.${this.connection.deletion?.tokensRevoked ?? 'pending'}`)
  }

  get facts() {
    const { organizationId, integrationUser, connectedAt } = this.connection
    return [
      { name: this.labels.organizationId, value: organizationId, valueClass: 'code' },
      { name: this.labels.integrationUser, value: integrationUser.name, more: integrationUser.username },
      { name: this.labels.connectedAt, value: formatDay(connectedAt) },
    ]
  }

  get host() {
    return new URL(this.connection.instanceUrl).host
  }

  handleReauthorize() {
    this.dispatch('reauthorize')
  }

  handleRelink() {
    this.dispatch('relink')
  }

  handleDelete() {
    this.dispatch('delete')
  }

  handleTested() {
    this.dispatch('tested')
  }
}
