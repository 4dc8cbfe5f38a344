import { call, type Answer } from 'kit/client'

/** A page of notifications, with how many of all are unread. */
export type Notifications = Answer<'GET /notices'>
type Listener = (unread: number) => void

export type Notification = Notifications['notices'][number]

/** Which notifications are wanted. What is empty does not narrow them. */
export type Filter = Partial<Record<'state' | 'severity' | 'topic' | 'search' | 'unread' | 'after', string>>

const listeners = new Set<Listener>()

/** Calls back with the number of unread ones each time notifications were read. Call what it returns to stop. */
export function whenNotificationsSeen(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Reads a page of notifications, and informs the components that count them. */
export async function readNotifications(filter: Filter, limit?: number): Promise<Notifications> {
  const given = Object.entries(filter).filter(([, value]) => value)
  const query = { ...Object.fromEntries(given), ...(limit && { limit: String(limit) }) }
  const seen = await call('GET /notices', { query })
  listeners.forEach((listener) => {
    listener(seen.unread)
  })
  return seen
}

/** Marks notifications as read for this person, all of them where none is named. */
export async function markAsRead(noticeIds?: string[]): Promise<void> {
  await call('POST /notices/read', { body: { noticeIds } })
  await readNotifications({}, 1)
}
