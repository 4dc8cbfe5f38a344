import { linkParagraph, mailPage, paragraph } from '../platform/mail/layout.ts'
import { translate } from '../platform/labels/labels.ts'
import type { Message } from '../platform/mail/mail.ts'
import type { Person } from '../platform/person.ts'
import type { NoticeRow } from './store.ts'
import { wordsOf, type Words } from './words.ts'

/** A person who may get notices by mail. */
export type Recipient = Pick<Person, 'personId' | 'role' | 'email' | 'name' | 'language'>

type Addressee = Pick<Person, 'email' | 'name' | 'language'>
type Link = { label: string; url: string }
type NoticeMail = { recipient: Addressee; notice: Pick<NoticeRow, 'code' | 'params'>; button: Link }

/** Composes the mail of a notice in the recipient's language: what happened, why, what to do, and the button to do it. */
export const composeNoticeMail = ({ recipient, notice, button }: NoticeMail): Message =>
  compose(recipient, wordsOf(notice, recipient.language), button)

/** Composes the mail with which an admin tests whether notifications arrive. */
export function composeTestMail({ recipient, url }: { recipient: Addressee; url: string }): Message {
  const say = (part: string) => translate(recipient.language, `notices.test.${part}`)
  const words = { title: say('title'), text: say('text'), remedy: say('remedy') }
  return compose(recipient, words, { label: translate(recipient.language, 'notice.action.openNotifications'), url })
}

function compose({ email, name, language }: Addressee, words: Words, { label, url }: Link): Message {
  const { title, text, remedy } = words
  const [greeting, why] = [
    translate(language, 'notices.mail.greeting', { name }),
    translate(language, 'notices.mail.why'),
  ]
  return {
    to: email,
    subject: title,
    text: [greeting, '', title, '', text, '', remedy, '', `${label}: ${url}`, '', why, ''].join('\n'),
    html: mailPage(language, [
      ...[greeting, title, text, remedy].map(paragraph),
      linkParagraph(url, label),
      paragraph(why),
    ]),
  }
}
