import { type EventOf } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import type NotificationFilter from 'notifications/notificationFilter'
import type NotificationItem from 'notifications/notificationItem'
import type { NotificationItemElement } from 'notifications/notificationItem'
import {
  type Filter,
  markAsRead,
  type Notification,
  readNotifications,
  whenNotificationsSeen,
} from 'notifications/notifications'
import { Page } from 'kit/page'

type ReadEvent = EventOf<NotificationItem, 'read'> & { readonly target: NotificationItemElement }

/** What the companion has to say to the people of the account, newest first, page by page. */
export default class NotificationsPage extends Page {
  labels = labelsBelow('web.notifications')
  notices?: Notification[]
  next: string | null = null
  filter: Filter = {}
  unread = 0
  done = ''
  unlisten?: () => void

  override get isRead() {
    return Boolean(this.notices)
  }

  get isEmpty() {
    return this.notices?.length === 0
  }

  get emptyText() {
    return Object.values(this.filter).some(Boolean) ? this.labels.noneFound : this.labels.empty
  }

  override connectedCallback(): void {
    this.unlisten = whenNotificationsSeen((unread) => (this.unread = unread))
    void this.load()
  }

  override disconnectedCallback(): void {
    this.unlisten?.()
  }

  load(): Promise<void> {
    return this.attempt(() => this.read())
  }

  /** Another filter may have been chosen before the answer arrived. */
  async read(): Promise<void> {
    const { filter } = this
    const { notices, next } = await readNotifications(filter)
    if (filter !== this.filter) return
    this.notices = notices
    this.next = next
  }

  async handleFilter({ detail }: EventOf<NotificationFilter, 'change'>) {
    this.filter = detail
    await this.load()
    if (this.filter === detail && !this.problem) this.done = this.isEmpty ? this.labels.noneFound : this.labels.filtered
  }

  /** The focus moves to the first of those that are added, as the button moves away. */
  async handleMore() {
    const { filter, notices = [], next } = this
    await this.attempt(async () => {
      const more = await readNotifications({ ...filter, after: next ?? '' })
      if (filter !== this.filter) return
      this.notices = [...notices, ...more.notices]
      this.next = more.next
    })
    requestAnimationFrame(() => {
      this.itemAt(notices.length)?.focus()
    })
  }

  /** The button goes away with what it did, so the focus moves to the title beside it. */
  async handleRead({ detail: { noticeId }, target: item }: ReadEvent) {
    await this.mark([noticeId])
    if (!this.problem) this.tell(item, this.labels.marked)
  }

  async handleAllRead() {
    await this.mark()
    if (!this.problem) this.tell(this.itemAt(0), this.labels.allMarked)
  }

  mark(noticeIds?: string[]): Promise<void> {
    return this.attempt(async () => {
      await markAsRead(noticeIds)
      this.notices = this.notices?.map((notice) => ({
        ...notice,
        read: notice.read || !noticeIds || noticeIds.includes(notice.noticeId),
      }))
    })
  }

  itemAt(place: number): NotificationItemElement | null {
    return this.template.querySelectorAll('notifications-notification-item')[place] ?? null
  }

  tell(item: NotificationItemElement | null, done: string): void {
    this.done = done
    item?.focus()
  }
}
