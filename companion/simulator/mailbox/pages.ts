import { html, type Html } from '../pages/html.ts'
import { page } from '../pages/layout.ts'
import type { Message } from './messages.ts'

const BADGE = 'Mailbox'

/** Every mail, newest first. */
export function inboxPage(messages: readonly Message[]): string {
  const rows = messages.map(
    (message) =>
      html`<li>
        <a href="/messages/${message.id}/view">${message.subject || '(no subject)'}</a><br />
        <small>to ${message.to}, <time datetime="${message.receivedAt}">${timeOf(message)}</time></small>
      </li>`,
  )
  const content = rows.length
    ? html`<ul>
        ${rows}
      </ul>`
    : html`<p>No mail yet. Everything that the companion sends arrives here.</p>`
  return page({
    title: 'Mailbox',
    badge: BADGE,
    content: html`<h1>Mailbox</h1>
      ${content}`,
  })
}

/** One mail, with its links to follow. */
export function mailPage(message: Message): string {
  return page({
    title: message.subject,
    badge: BADGE,
    content: html`<h1>${message.subject}</h1>
      <p>
        <small
          >from ${message.from}<br />to ${message.to}<br /><time datetime="${message.receivedAt}"
            >${timeOf(message)}</time
          ></small
        >
      </p>
      <div class="mail">${withLinks(message.text)}</div>
      <p><a href="/">All mail</a></p>`,
  })
}

function withLinks(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`))
}

const timeOf = ({ receivedAt }: Message) => receivedAt.replace('T', ' ').slice(0, 19)
