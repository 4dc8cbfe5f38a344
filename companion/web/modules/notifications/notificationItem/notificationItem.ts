import { api } from 'lwc'
import { Component } from 'kit/component'
import { formatAgo, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'
import type { Notification } from 'notifications/notifications'

const SEVERITIES = {
  info: { icon: 'utility:info', variant: undefined },
  warning: { icon: 'utility:warning', variant: 'warning' },
  error: { icon: 'utility:error', variant: 'error' },
}

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

  get severity() {
    return SEVERITIES[this.notification.severity]
  }

  get severityName() {
    return this.labels[this.notification.severity]
  }

  get itemClass() {
    const { read, severity } = this.notification
    return read ? 'item item_read' : `item item_${severity}`
  }

  get when() {
    const { raisedAt } = this.notification
    return `${formatMoment(raisedAt)} (${formatAgo(raisedAt)})`
  }

  get markLabel() {
    return label('web.notifications.markTitle', { title: this.notification.title })
  }

  handleRead() {
    this.dispatch('read', { noticeId: this.notification.noticeId })
  }
}
