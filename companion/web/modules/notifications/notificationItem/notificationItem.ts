import { LightningElement, api } from 'lwc'
import { formatAgo, formatMoment } from 'kit/format'
import { label, labelsBelow } from 'kit/labels'

const SEVERITIES = {
  info: { icon: 'utility:info', variant: undefined },
  warning: { icon: 'utility:warning', variant: 'warning' },
  error: { icon: 'utility:error', variant: 'error' },
}

/** One notification: what happened, what to do about it, and whether this person has read it. */
export default class NotificationItem extends LightningElement {
  labels = labelsBelow('web.notifications')

  /** @type {import('notifications/notifications').Notification} */
  @api notification

  /** Moves the focus to the title. */
  @api
  focus() {
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
    this.dispatchEvent(new CustomEvent('read', { detail: { noticeId: this.notification.noticeId } }))
  }
}
