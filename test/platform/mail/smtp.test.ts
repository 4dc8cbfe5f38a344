import { SMTPServer } from 'smtp-server'
import { afterEach, expect, it } from 'vitest'
import { smtpPost } from '../../../companion/src/platform/mail/smtp.ts'
import { freePort } from '../../kit/database/postgres-cluster.ts'

const MESSAGE = { to: 'ada@example.com', subject: 'Grüße', text: 'Hej', html: '<p>Hej</p>' }

let server: SMTPServer | undefined

afterEach(async () => {
  const closing = server
  if (closing)
    await new Promise<void>((resolve) => {
      closing.close(() => {
        resolve()
      })
    })
})

async function receive(options: { refuse?: boolean } = {}) {
  const port = await freePort()
  const received: string[] = []
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      done(options.refuse ? new Error('no such mailbox') : null)
    },
    onData: (stream, _session, done) => {
      stream.on('data', (chunk: Buffer) => received.push(chunk.toString()))
      stream.on('end', done)
    },
  })
  await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve))
  return {
    received,
    post: smtpPost({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Tollbridge <no-reply@example.com>' }),
  }
}

it('mail reaches the mail server with sender, subject, text and HTML', async () => {
  const { received, post } = await receive()
  await post(MESSAGE)
  const mail = received.join('')
  expect(mail).toMatch(/From: Tollbridge <no-reply@example.com>/)
  expect(mail).toMatch(/To: ada@example.com/)
  expect(mail).toMatch(/multipart\/alternative/)
})

it('mail that the mail server refuses fails, so that the queue retries it', async () => {
  const { post } = await receive({ refuse: true })
  await expect(post(MESSAGE)).rejects.toThrow('no such mailbox')
})

it('mail without a mail server fails', async () => {
  await expect(smtpPost({ from: 'a@b' })(MESSAGE)).rejects.toThrow('SMTP_URL is not set')
})
