import { call } from 'kit/client'

const listeners = new Set()

/** @typedef {{ noticeId: string, code: string, severity: 'info'|'warning'|'error', title: string, text: string, remedy: string, raisedAt: string, read: boolean, muted: boolean }} Notification */

/**
 * Calls back each time the notifications were read from the companion.
 * @param {(seen: { unread: number, notices: Notification[] }) => void} listener
 * @returns {() => void} stops calling
 */
export function whenNotificationsSeen(listener) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Reads the notifications, and tells whoever shows them. */
export async function seeNotifications() {
  const seen = await call('GET', '/notices')
  listeners.forEach((listener) => listener(seen))
}

/**
 * Marks notifications as read for this person.
 * @param {string[]} [noticeIds] all without it
 */
export async function markAsRead(noticeIds) {
  await call('POST', '/notices/read', { body: { noticeIds } })
  await seeNotifications()
}
