import { linkParagraph, mailPage, paragraph } from '../platform/mail/layout.ts'
import { translate } from '../platform/labels/labels.ts'
import type { Message } from '../platform/mail/mail.ts'
import type { Person } from '../platform/person.ts'
import type { NoticeRow } from './store.ts'
import { wordsOf } from './words.ts'

/** A person who gets notices by mail. */
export type Recipient = Pick<Person, 'email' | 'name' | 'language'>

type NoticeMail = { recipient: Recipient; notice: NoticeRow; link: string }

/** Composes the mail of a notice in the recipient's language: what happened, why, what to do, and where to look. */
export function composeNoticeMail({ recipient: { email, name, language }, notice, link }: NoticeMail): Message {
  const { title, text, remedy } = wordsOf(notice, language)
  const say = (part: string) => translate(language, `notices.mail.${part}`, { name })
  const [greeting, action, why] = [say('greeting'), say('action'), say('why')]
  return {
    to: email,
    subject: title,
    text: [greeting, '', title, '', text, '', remedy, '', `${action}: ${link}`, '', why, ''].join('\n'),
    html: mailPage(language, [
      ...[greeting, title, text, remedy].map(paragraph),
      linkParagraph(link, action),
      paragraph(why),
    ]),
  }
}
