import type { Mail, Message } from '../../../companion/src/platform/mail/mail.ts'

export type MemoryMail = Mail & { sent: Message[]; lastTo(address: string): Message }

/** Mail that stays in memory. */
export function memoryMail(): MemoryMail {
  const sent: Message[] = []
  return {
    sent,
    send: (message) => {
      sent.push(message)
      return Promise.resolve()
    },
    lastTo: (address) => {
      const message = sent.findLast(({ to }) => to === address)
      if (!message) throw new Error(`no mail to ${address}`)
      return message
    },
  }
}

/** The token in the link of a mail. */
export const tokenIn = ({ text }: Message): string => /#token=([\w-]+)/.exec(text)?.[1] ?? ''
