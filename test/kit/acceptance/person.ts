import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { admin } from './processes.ts'

const Messages = Type.Array(Type.Object({ to: Type.String(), text: Type.String() }))

/** The token in the newest mail to an address. */
export async function mailedToken(mailboxUrl: string, email: string): Promise<string> {
  for (;;) {
    const messages = Value.Parse(Messages, await (await fetch(`${mailboxUrl}/messages`)).json())
    const text = messages.find(({ to }) => to.includes(email))?.text ?? ''
    const token = /#token=([\w-]+)/.exec(text)?.[1]
    if (token !== undefined) return token
    await sleep(50)
  }
}

/** Sets the first administrator's password by the mailed link. */
export async function setFirstPassword(companionUrl: string, mailboxUrl: string): Promise<void> {
  const token = await mailedToken(mailboxUrl, admin.email)
  const answer = await fetch(`${companionUrl}/api/v1/passwords`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, password: admin.password }),
  })
  if (!answer.ok) throw new Error(`setting the password answered ${answer.status}`)
}
