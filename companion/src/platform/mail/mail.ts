import type { Database } from '../database/database.ts'

export type Message = { to: string; subject: string; text: string; html?: string }

/** Mail on its way out: accepted means written down, and sent as soon as the mail server takes it. */
export type Mail = {
  /** With a transaction, the mail goes out if and only if that commits. */
  send(message: Message, within?: Database): Promise<void>
}
