import { type EventOf } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import type NotificationItem from 'notifications/notificationItem'
import type { NotificationItemElement } from 'notifications/notificationItem'
import { markAsRead, seeNotifications, whenNotificationsSeen, type Notification } from 'notifications/notifications'
import { Page } from 'kit/page'

type ReadEvent = EventOf<NotificationItem, 'read'> & { readonly target: NotificationItemElement }

/** What the companion has to say to the people of the account, newest first. */
export default class NotificationsPage extends Page {
  labels = labelsBelow('web.notifications')
  notices?: Notification[]
  unread = 0
  done = ''
  unlisten?: () => void

  override get isRead() {
    return Boolean(this.notices)
  }

  get isEmpty() {
    return this.notices?.length === 0
  }

  override connectedCallback(): void {
    this.unlisten = whenNotificationsSeen(({ unread, notices }) => {
      this.unread = unread
      this.notices = notices
    })
    void this.load()
  }

  override disconnectedCallback(): void {
    this.unlisten?.()
  }

  load(): Promise<void> {
    return this.attempt(seeNotifications)
  }

  /** The button goes away with what it did, so the focus moves to the title beside it. */
  async handleRead({ detail: { noticeId }, target: item }: ReadEvent) {
    await this.attempt(() => markAsRead([noticeId]))
    if (!this.problem) this.tell(item, this.labels.marked)
  }

  async handleAllRead() {
    await this.attempt(() => markAsRead())
    if (!this.problem) this.tell(this.template.querySelector('notifications-notification-item'), this.labels.allMarked)
  }

  tell(item: NotificationItemElement | null, done: string): void {
    this.done = done
    item?.focus()
  }
}
