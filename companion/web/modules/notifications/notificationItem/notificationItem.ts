import { api } from 'lwc'
import { Component } from 'kit/component'
import { formatAgo, formatMoment, formatRecently } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import { followLink } from 'kit/router'
import type { Notification } from 'notifications/notifications'

const SEVERITIES = {
  info: { icon: 'utility:info', variant: undefined },
  warning: { icon: 'utility:warning', variant: 'warning' },
  error: { icon: 'utility:error', variant: 'error' },
}
const RESOLVED = { icon: 'utility:success', variant: 'success' }

/** The notification as its page sees it. */
export type NotificationItemElement = HTMLElement & Pick<NotificationItem, 'focus'>

declare global {
  interface HTMLElementTagNameMap {
    'notifications-notification-item': NotificationItemElement
  }
}

type Refs = { title: HTMLElement }
type Events = { read: { noticeId: string } }

/** One notification: what happened, what to do about it, and whether this person has read it. */
export default class NotificationItem extends Component<Refs, Events> {
  labels = labelsBelow('web.notifications')

  @api notification: Notification

  /** Moves the focus to the title. */
  @api
  focus(): void {
    this.refs.title.focus()
  }

  get isUnread() {
    return !this.notification.read
  }

  /** What was an error is none any more once it is resolved. */
  get severity() {
    return this.notification.resolvedAt ? RESOLVED : SEVERITIES[this.notification.severity]
  }

  get severityName() {
    return this.notification.resolvedAt ? this.labels.resolvedState : this.labels[this.notification.severity]
  }

  get itemClass() {
    const { read, resolvedAt, severity } = this.notification
    if (read) return 'item item_read'
    return resolvedAt ? 'item item_resolved' : `item item_${severity}`
  }

  get resolved() {
    const { resolvedAt } = this.notification
    return resolvedAt && label('web.notifications.resolvedAt', { when: formatRecently(resolvedAt) })
  }

  /** Several notifications may have the same button. */
  get actionLabel() {
    const { action, title } = this.notification
    return `${action.label}: ${title}`
  }

  get when() {
    const { raisedAt } = this.notification
    return `${formatMoment(raisedAt)} (${formatAgo(raisedAt)})`
  }

  get markLabel() {
    return label('web.notifications.markTitle', { title: this.notification.title })
  }

  handleAction(event: MouseEvent) {
    if (this.isUnread) this.handleRead()
    followLink(event)
  }

  handleRead() {
    this.dispatch('read', { noticeId: this.notification.noticeId })
  }
}
