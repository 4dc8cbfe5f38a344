import { LightningElement, api } from 'lwc'
import { everyMinute } from 'kit/everyMinute'
import { label, labelsBelow } from 'kit/labels'
import { readNotifications, whenNotificationsSeen } from 'notifications/notifications'
import { followLink } from 'kit/router'

const MOST_SHOWN = 99

/** The way to the notifications, with how many of them are unread. */
export default class NotificationBell extends LightningElement {
  labels = labelsBelow('web.nav')
  unread = 0
  unlisten?: () => void
  stop?: () => void

  /** Whether the reader is there. */
  @api current?: 'page'

  get name() {
    return label('web.nav.notificationsUnread', { unread: this.unread })
  }

  get count() {
    return this.unread > MOST_SHOWN ? `${MOST_SHOWN}+` : this.unread
  }

  override connectedCallback(): void {
    this.unlisten = whenNotificationsSeen((unread) => (this.unread = unread))
    this.stop = everyMinute(() => void this.look())
    void this.look()
  }

  override disconnectedCallback(): void {
    this.unlisten?.()
    this.stop?.()
  }

  /** A count that cannot be read is no fault of the page that is on show. */
  async look(): Promise<void> {
    await readNotifications({}, 1).catch(() => undefined)
  }

  handleLink(event: MouseEvent) {
    followLink(event)
  }
}
