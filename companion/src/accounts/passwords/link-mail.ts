import { linkParagraph, mailPage, paragraph } from '../../platform/mail/layout.ts'
import { translate } from '../../platform/labels/labels.ts'
import type { Language } from '../../platform/labels/languages.ts'
import type { Message } from '../../platform/mail/mail.ts'
import type { LinkPurpose } from '../tables.ts'

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
  const [greeting, reason, life, ignore] = [say('greeting'), say('reason'), say('life'), say('ignore')]
  return {
    to: receiver.email,
    subject: say('subject'),
    text: [greeting, '', reason, '', link, '', life, ignore, ''].join('\n'),
    html: mailPage(receiver.language, [
      ...[greeting, reason].map(paragraph),
      linkParagraph(link, say('action')),
      ...[life, ignore].map(paragraph),
    ]),
  }
}
