import { call, type Answer } from 'kit/client'

/** Every notification with how many of them are unread. */
type Notifications = Answer<'GET /notices'>
type Listener = (seen: Notifications) => void

export type Notification = Notifications['notices'][number]

const listeners = new Set<Listener>()

/** Calls back each time the notifications were read from the companion. Call what it returns to stop. */
export function whenNotificationsSeen(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Reads the notifications, and informs the components that show them. */
export async function seeNotifications(): Promise<void> {
  const seen = await call('GET /notices')
  listeners.forEach((listener) => {
    listener(seen)
  })
}

/** Marks notifications as read for this person, all of them where none is named. */
export async function markAsRead(noticeIds?: string[]): Promise<void> {
  await call('POST /notices/read', { body: { noticeIds } })
  await seeNotifications()
}
