export type Message = { to: string; subject: string; text: string; html?: string }

/** Mail on its way out: accepted means written down, and sent as soon as the mail server takes it. */
export type Mail = { send(message: Message): Promise<void> }
