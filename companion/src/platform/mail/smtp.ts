import type { Post } from './queued-mail.ts'

type Smtp = { smtpUrl?: string; from: string }

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Hands mail to a mail server; loads the library with the first mail. */
export const smtpPost =
  ({ smtpUrl, from }: Smtp): Post =>
  async (message) => {
    if (!smtpUrl) throw new Error('SMTP_URL is not set')
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({ url: smtpUrl, ...TIMEOUTS })
    try {
      await transport.sendMail({ from, ...message })
    } finally {
      transport.close()
    }
  }
