import nodemailer from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulatorForTest, type TestSimulator, like, some } from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

const LINK = 'http://127.0.0.1:8080/set-password#token=abc-DEF_123'
const mail = {
  from: 'Tollbridge <no-reply@tollbridge.example>',
  to: 'Astrid Lindqvist <astrid@lindholm.example>',
  subject: 'Välkommen <b>',
  text: `Sätt ett lösenord: ${LINK}\n`,
}

describe('the mailbox', () => {
  it('accepts a mail and shows it as JSON and as a page with working links', async () => {
    await nodemailer.createTransport(simulator.mailbox.smtpUrl).sendMail(mail)

    const messages: unknown = await (await fetch(`${simulator.mailbox.url}/messages`)).json()
    expect(messages).toMatchObject([
      {
        id: some(String),
        to: like('astrid@lindholm.example'),
        from: like('no-reply@tollbridge.example'),
        subject: mail.subject,
        text: mail.text,
        html: null,
        receivedAt: some(String),
      },
    ])
    const inbox = await (await fetch(simulator.mailbox.url)).text()
    expect(inbox).toContain('Välkommen &lt;b&gt;')
    const address = /href="(\/messages\/[^"]+)"/.exec(inbox)?.[1] ?? ''
    expect(await (await fetch(simulator.mailbox.url + address)).text()).toContain(`<a href="${LINK}">`)
  })

  it('keeps its mails from one start to the next', async () => {
    const again = await simulatorForTest(simulator.stateDir)
    const messages: unknown = await (await fetch(`${again.mailbox.url}/messages`)).json()
    expect(messages).toMatchObject([{ subject: mail.subject }])
    await again.close()
  })

  it('answers 404 for an unknown mail', async () => {
    expect((await fetch(`${simulator.mailbox.url}/messages/none/view`)).status).toBe(404)
  })
})
