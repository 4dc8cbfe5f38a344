import { Component, type EventOf } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import type NotificationItem from 'notifications/notificationItem'
import type { NotificationItemElement } from 'notifications/notificationItem'
import { markAsRead, seeNotifications, whenNotificationsSeen, type Notification } from 'notifications/notifications'
import { type ToldProblem, problemOf } from 'kit/client'

type ReadEvent = EventOf<NotificationItem, 'read'> & { readonly target: NotificationItemElement }

/** What the companion has to say to the people of the account, newest first. */
export default class NotificationsPage extends Component {
  labels = labelsBelow('web.notifications')
  notices?: Notification[]
  unread = 0
  problem?: ToldProblem
  done = ''
  unlisten?: () => void

  get isLoading() {
    return !this.notices && !this.problem
  }

  /** Whether the list itself could not be read, so that there is nothing below the problem. */
  get isUnread() {
    return Boolean(this.problem && !this.notices)
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

  async attempt(act: () => Promise<void>): Promise<void> {
    this.problem = undefined
    try {
      await act()
    } catch (thrown) {
      this.problem = problemOf(thrown)
    }
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
