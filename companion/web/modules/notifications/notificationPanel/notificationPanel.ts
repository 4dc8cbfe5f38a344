import { type EventOf } from 'kit/component'
import { labelsBelow } from 'kit/labels'
import { Page } from 'kit/page'
import { followLink } from 'kit/router'
import type NotificationItem from 'notifications/notificationItem'
import { markAsRead, type Notification, readNotifications } from 'notifications/notifications'

type Refs = { panel: HTMLElement; title: HTMLElement }
type Events = { close: undefined }

const MAX_SHOWN = 10
const TABS = ['unread', 'all'] as const
type Tab = (typeof TABS)[number]

/** The newest notifications below the bell: the unread ones, or all. Says `close` when the reader is done with it. */
export default class NotificationPanel extends Page<Refs, Events> {
  labels = labelsBelow('web.notifications')
  tab: Tab = 'unread'
  notices?: Notification[]
  done = ''
  isFocused = false

  override get isRead() {
    return Boolean(this.notices)
  }

  get tabs() {
    const labels = { unread: this.labels.unreadTab, all: this.labels.all }
    return TABS.map((tab) => ({
      tab,
      id: `tab-${tab}`,
      label: labels[tab],
      selected: String(tab === this.tab),
      tabindex: tab === this.tab ? '0' : '-1',
    }))
  }

  get labelledBy() {
    return `tab-${this.tab}`
  }

  get isEmpty() {
    return this.notices?.length === 0
  }

  get emptyText() {
    return this.tab === 'unread' ? this.labels.noneUnread : this.labels.empty
  }

  get hasUnread() {
    return this.notices?.some(({ read }) => !read)
  }

  override connectedCallback(): void {
    void this.load()
  }

  override renderedCallback(): void {
    if (!this.isFocused) this.refs.title.focus()
    this.isFocused = true
  }

  /** Another tab may have been chosen before the answer arrived. */
  load(): Promise<void> {
    const { tab } = this
    return this.attempt(async () => {
      const { notices } = await readNotifications(tab === 'unread' ? { unread: 'true' } : {}, MAX_SHOWN)
      if (tab === this.tab) this.notices = notices
    })
  }

  handleTab({ currentTarget }: Event) {
    if (currentTarget instanceof HTMLElement) this.choose(TABS.find((tab) => tab === currentTarget.dataset.tab))
  }

  /** The arrows move between the tabs, as in every list of tabs. */
  handleTabKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const next = TABS.find((tab) => tab !== this.tab)
    this.choose(next)
    this.template.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }

  choose(tab: Tab | undefined): void {
    if (!tab || tab === this.tab) return
    this.tab = tab
    this.notices = undefined
    void this.load()
  }

  handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.dispatch('close')
  }

  async handleRead({ detail: { noticeId } }: EventOf<NotificationItem, 'read'>) {
    await this.mark([noticeId])
  }

  async handleAllRead() {
    await this.mark()
    if (!this.problem) this.done = this.labels.allMarked
  }

  /** The button goes away with what it did, so the focus moves to the title. */
  async mark(noticeIds?: string[]): Promise<void> {
    await this.attempt(() => markAsRead(noticeIds))
    if (this.problem) return
    await this.load()
    this.refs.title.focus()
  }

  handleLink(event: MouseEvent) {
    followLink(event)
    this.dispatch('close')
  }
}
