import type { FastifyBaseLogger } from 'fastify'
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

/** What the mail server said to an address that it will never take mail for. */
const Unwanted = Type.Object({ code: Type.Literal('EENVELOPE'), responseCode: Type.Number({ minimum: 500 }) })

type MailDeps = { jobs: Jobs; vault: Vault; post: Post; log: Pick<FastifyBaseLogger, 'warn'> }

/**
 * Sends the mail that waits, again and again until the mail server takes it. Mail to an address that the server refuses
 * for good is dropped with a line in the log.
 */
export const workOnMail = ({ jobs, vault, post, log }: MailDeps): Promise<void> =>
  jobs.work(MAIL_JOB, SealedMail, async ({ mailId, sealed }) => {
    try {
      await post(Value.Parse(MailMessage, JSON.parse(vault.open(sealed, placeOfMail(mailId)))))
    } catch (fault) {
      if (!Value.Check(Unwanted, fault)) throw fault
      log.warn({ mailId, responseCode: fault.responseCode }, 'the mail server refuses the address; the mail is dropped')
    }
  })
