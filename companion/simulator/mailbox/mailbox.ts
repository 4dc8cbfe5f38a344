import { join } from 'node:path'
import { Type } from 'typebox'
import { listen, newServer, type Routes } from '../http/server.ts'
import { PAGE_HEADERS } from '../pages/layout.ts'
import { jsonFile, readJson } from '../state/json-file.ts'
import { Value } from 'typebox/value'
import { messageStore, type MessageStore } from './messages.ts'
import { inboxPage, mailPage } from './pages.ts'
import { startSmtp } from './smtp.ts'

const Ports = Type.Object({ http: Type.Number(), smtp: Type.Number() })
const ById = Type.Object({ id: Type.String() })

export type MailboxOptions = { stateDir: string; port: number; smtpPort: number }
export type Mailbox = { url: string; smtpUrl: string; close(): Promise<void> }

/** Starts the mailbox: receives mails by SMTP and serves them as pages and as JSON. */
export async function startMailbox({ stateDir, port, smtpPort }: MailboxOptions): Promise<Mailbox> {
  const portsFile = join(stateDir, 'mailbox.json')
  const kept = keptPorts(portsFile)
  const store = messageStore(join(stateDir, 'mails'))
  const server = await newServer()
  mailRoutes(server, store)
  const http = await listen(server, { wanted: port, kept: kept.http })
  const smtp = await startSmtp(store, smtpPort || kept.smtp).catch(() => startSmtp(store, 0))
  jsonFile(portsFile, () => ({ http, smtp: smtp.port })).now()
  return {
    url: `http://127.0.0.1:${http}`,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    async close() {
      await Promise.all([server.close(), smtp.close()])
    },
  }
}

const mailRoutes: Routes<MessageStore> = (server, store) => {
  server.get('/', async (_, reply) => reply.headers(PAGE_HEADERS).send(inboxPage(store.all())))
  server.get('/messages', () => store.all())
  server.get('/messages/:id/view', { schema: { params: ById } }, async (request, reply) => {
    const message = store.find(request.params.id)
    if (message) return reply.headers(PAGE_HEADERS).send(mailPage(message))
    return reply.code(404).send({ message: 'no such mail' })
  })
}

function keptPorts(file: string) {
  const content = readJson(file)
  return Value.Check(Ports, content) ? content : { http: 0, smtp: 0 }
}
