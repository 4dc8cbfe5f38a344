import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { newId, type TenantId } from '../ids.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Mail, Message } from './mail.ts'
import type { SealedAt, Vault } from '../vault/vault.ts'

export const MAIL_JOB = 'platform.mail'

const SealedMail = Type.Object({ mailId: Type.String(), sealed: Type.String() })
const MailMessage = Type.Object({
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  html: Type.Optional(Type.String()),
})

export type Post = (message: Message) => Promise<void>

/** Where a mail is sealed. Mails belong to the service, not to a tenant. */
export const placeOfMail = (mailId: string): SealedAt => ({
  tenantId: 'service' as TenantId,
  row: mailId,
  field: 'mail',
})

/** Stores mail before it is sent, sealed because it may hold a link that signs a person in. */
export function queuedMail({ jobs, vault }: { jobs: Jobs; vault: Vault }): Mail {
  jobs.accept(MAIL_JOB)
  return {
    send: async (message, within) => {
      const mailId = newId()
      await jobs.send(
        MAIL_JOB,
        { mailId, sealed: vault.seal(JSON.stringify(message), placeOfMail(mailId)) },
        { within },
      )
    },
  }
}

/** Sends the mail that waits, again and again until the mail server takes it. */
export const workOnMail = ({ jobs, vault, post }: { jobs: Jobs; vault: Vault; post: Post }): Promise<void> =>
  jobs.work(MAIL_JOB, SealedMail, async ({ mailId, sealed }) => {
    await post(Value.Parse(MailMessage, JSON.parse(vault.open(sealed, placeOfMail(mailId)))))
  })
