import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import type { AddressInfo } from 'node:net'
import type { AddressObject, ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { randomBase62 } from '../org/ids.ts'
import type { Message, MessageStore } from './messages.ts'

/** An SMTP server that takes every mail and delivers none. */
export async function startSmtp(store: MessageStore, port: number) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth(_auth, _session, done) {
      done(null, { user: 'anyone' })
    },
    onData(stream, _session, done) {
      receive(stream, store).then(done, done)
    },
  })
  await listening(server, port)
  return { port: portOf(server.server.address()), close: promisify(server.close.bind(server)) }
}

/** A mail client that breaks off is an error of the server too; it must not end the process. */
async function listening(server: SMTPServer, port: number) {
  const failed = new Promise<never>((_, reject) => server.on('error', reject))
  failed.catch(() => undefined)
  server.listen(port, '127.0.0.1')
  await Promise.race([once(server.server, 'listening'), failed])
}

/** Reads a mail; the parser takes a moment to load, so it is loaded with the first one. */
async function receive(stream: Readable, store: MessageStore): Promise<undefined> {
  const { simpleParser } = await import('mailparser')
  store.add(messageOf(await simpleParser(stream, { skipImageLinks: true })))
}

function messageOf(mail: ParsedMail): Message {
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
