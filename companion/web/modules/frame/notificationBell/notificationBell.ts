import { LightningElement, api } from 'lwc'
import { everyMinute } from 'kit/everyMinute'
import { label, labelsBelow } from 'kit/labels'
import { seeNotifications, whenNotificationsSeen } from 'notifications/notifications'
import { followLink } from 'kit/router'

const MOST_SHOWN = 99

/** The way to the notifications, with how many of them are unread. */
export default class NotificationBell extends LightningElement {
  labels = labelsBelow('web.nav')
  unread = 0

  /** Whether the reader is there. @type {'page'} */
  @api current

  get name() {
    return label('web.nav.notificationsUnread', { unread: this.unread })
  }

  get count() {
    return this.unread > MOST_SHOWN ? `${MOST_SHOWN}+` : this.unread
  }

  connectedCallback() {
    this.unlisten = whenNotificationsSeen(({ unread }) => (this.unread = unread))
    this.stop = everyMinute(() => this.look())
    this.look()
  }

  disconnectedCallback() {
    this.unlisten()
    this.stop()
  }

  /** A count that cannot be read is no fault of the page that is on show. */
  look() {
    return seeNotifications().catch(() => undefined)
  }

  handleLink(event) {
    followLink(event)
  }
}
