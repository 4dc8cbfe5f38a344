import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type AddressObject, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { randomBase62 } from '../org/ids.ts'
import type { Message, MessageStore } from './messages.ts'

/** An SMTP server that takes every mail and delivers none. */
export async function startSmtp(store: MessageStore, port: number) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onData: (stream, _session, done) => {
      simpleParser(stream, { skipImageLinks: true }).then(
        (mail) => done(store.add(messageOf(mail)) ?? null),
        (error: Error) => done(error),
      )
    },
  })
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return { port: portOf(server.server.address()), close: () => new Promise<void>((done) => server.close(() => done())) }
}

type Mail = Awaited<ReturnType<typeof simpleParser>>

function messageOf(mail: Mail): Message {
  return {
    id: randomBase62(16),
    from: mail.from?.text ?? '',
    to: addresses(mail.to),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || null,
    receivedAt: new Date().toISOString(),
  }
}

function addresses(to: AddressObject | AddressObject[] | undefined): string {
  return [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ')
}

function portOf(address: AddressInfo | string | null): number {
  return address && typeof address === 'object' ? address.port : 0
}
