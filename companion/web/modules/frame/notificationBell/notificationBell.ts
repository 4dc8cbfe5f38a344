import { api } from 'lwc'
import { Component } from 'kit/component'
import { everyMinute } from 'kit/everyMinute'
import { label, labelsBelow } from 'kit/labels'
import { readNotifications, whenNotificationsSeen } from 'notifications/notifications'
import { whenConnectionChanges } from 'kit/liveEvents'

const MOST_SHOWN = 99

type Refs = { bell: HTMLElement }

/** Opens the newest notifications, and says how many are unread. */
export default class NotificationBell extends Component<Refs> {
  labels = labelsBelow('web.nav')

  /** Not known until the notifications were read. */
  unread?: number

  isOpen = false
  unlisten?: () => void
  stop?: () => void
  unfollow?: () => void

  /** Whether the reader is there. */
  @api current?: 'page'

  get name() {
    const { unread } = this
    return unread === undefined ? this.labels.notificationsUnknown : label('web.nav.notificationsUnread', { unread })
  }

  get count() {
    const { unread = 0 } = this
    return unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread
  }

  override connectedCallback(): void {
    this.unlisten = whenNotificationsSeen((unread) => (this.unread = unread))
    this.stop = everyMinute(() => void this.look())
    this.unfollow = whenConnectionChanges(() => void this.look())
    void this.look()
  }

  override disconnectedCallback(): void {
    this.unlisten?.()
    this.stop?.()
    this.unfollow?.()
  }

  /** A count that cannot be read is no fault of the page that is on show. */
  async look(): Promise<void> {
    await readNotifications({}, 1).catch(() => undefined)
  }

  get expanded() {
    return String(this.isOpen)
  }

  handleToggle() {
    this.isOpen = !this.isOpen
  }

  /** The focus goes back to the bell, from which the reader came. */
  handleClose() {
    this.isOpen = false
    this.refs.bell.focus()
  }

  /** A reader who moves on to the page is done with the panel. A click on plain text moves the focus nowhere. */
  handleFocusOut({ currentTarget, relatedTarget }: FocusEvent) {
    if (!(currentTarget instanceof HTMLElement) || !(relatedTarget instanceof Node)) return
    if (!currentTarget.contains(relatedTarget)) this.isOpen = false
  }
}
