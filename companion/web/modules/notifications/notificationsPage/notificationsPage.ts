import { LightningElement } from 'lwc'
import { labelsBelow } from 'kit/labels'
import { markAsRead, seeNotifications, whenNotificationsSeen } from 'notifications/notifications'

/** What the companion has to say to the people of the account, newest first. */
export default class NotificationsPage extends LightningElement {
  labels = labelsBelow('web.notifications')
  notices
  unread = 0
  problem
  done = ''

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

  connectedCallback() {
    this.unlisten = whenNotificationsSeen(({ unread, notices }) => Object.assign(this, { unread, notices }))
    this.load()
  }

  disconnectedCallback() {
    this.unlisten()
  }

  load() {
    return this.attempt(seeNotifications)
  }

  async attempt(act) {
    this.problem = undefined
    try {
      await act()
    } catch (problem) {
      this.problem = problem
    }
  }

  /** The button goes away with what it did, so the focus moves to the title beside it. */
  async handleRead(event) {
    const { noticeId } = event.detail
    const item = event.target
    await this.attempt(() => markAsRead([noticeId]))
    if (!this.problem) this.tell(item, this.labels.marked)
  }

  async handleAllRead() {
    await this.attempt(() => markAsRead())
    if (!this.problem) this.tell(this.template.querySelector('notifications-notification-item'), this.labels.allMarked)
  }

  tell(item, done) {
    this.done = done
    item.focus()
  }
}
