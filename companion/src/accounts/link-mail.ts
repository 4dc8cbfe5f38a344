import { escapeHtml } from '../platform/html.ts'
import { translate } from '../platform/labels.ts'
import type { Language } from '../platform/languages.ts'
import type { Message } from '../platform/mail.ts'
import type { LinkPurpose } from './tables.ts'

type LinkMail = {
  receiver: { email: string; name: string; language: Language }
  businessName: string
  purpose: LinkPurpose
  link: string
  hours: number
}

/** The mail with a link to set a password, in the receiver's language. */
export function composeLinkMail({ receiver, businessName, purpose, link, hours }: LinkMail): Message {
  const say = (part: string) =>
    translate(receiver.language, `accounts.mail.${purpose}.${part}`, { name: receiver.name, businessName, hours })
  const [greeting, reason, life, ignore] = ['greeting', 'reason', 'life', 'ignore'].map(say)
  return {
    to: receiver.email,
    subject: say('subject'),
    text: [greeting, '', reason, '', link, '', life, ignore, ''].join('\n'),
    html: htmlMail(
      receiver.language,
      [greeting, reason].map(paragraph).join('') + button(link, say('action')) + [life, ignore].map(paragraph).join(''),
    ),
  }
}

const htmlMail = (language: Language, body: string) =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.5">${body}</body></html>`
const paragraph = (text = '') => `<p>${escapeHtml(text)}</p>`
const button = (link: string, text: string) => `<p><a href="${escapeHtml(link)}">${escapeHtml(text)}</a></p>`
