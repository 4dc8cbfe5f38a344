import { describe, expect, it } from 'vitest'
import { composeNoticeMail } from '../../companion/src/notifications/notice-mail.ts'
import type { NoticeCode, NoticeKinds } from '../../companion/src/notifications/notices.ts'
import type { NoticeRow } from '../../companion/src/notifications/store.ts'
import { wordsOf } from '../../companion/src/notifications/words.ts'
import { newId } from '../../companion/src/platform/ids.ts'
import { LANGUAGES } from '../../companion/src/platform/labels/languages.ts'

const PARAMS: NoticeKinds = {
  CREDIT_LEVEL_REACHED: { percent: 90, used: 90_500, limit: 100_000, until: '2026-03-03T00:00:00.000Z' },
  CREDIT_JUMP: { points: 23, used: 41_000, limit: 100_000 },
  ORG_ALLOWANCE_LOW: { used: 91_000, limit: 100_000, percent: 10 },
  ORG_ALLOWANCE_SPENT: { used: 100_001, limit: 100_000 },
  AUTHORIZATION_REQUIRED: { orgName: 'Acme <b>Sandbox</b>' },
  SANDBOX_REFRESHED: { orgName: 'Acme UAT', host: 'acme--uat.sandbox.my.salesforce.com' },
  TOKEN_NOT_REVOKED: { orgName: 'Acme UAT' },
  LEDGER_DRIFT: { day: '2026-03-01', ours: 4_321, salesforce: 5_432 },
  CONNECTION_FAILING: { orgName: 'Acme UAT', refusal: 'SALESFORCE_REDIRECTED', since: '2026-03-02T09:00:00.000Z' },
  CONNECTION_WORKS: { orgName: 'Acme UAT' },
  EVENT_LOG_FAILING: { orgName: 'Acme UAT', refusal: 'EVENT_LOG_UNREADABLE', since: '2026-03-02T04:20:00.000Z' },
  EVENT_LOG_WORKS: { orgName: 'Acme UAT' },
  EVENT_LOG_REFUSED: { salesforceCode: 'INSUFFICIENT_ACCESS' },
}
const CODES = Object.keys(PARAMS) as NoticeCode[]

const noticeOf = (code: NoticeCode, params: NoticeRow['params'] = PARAMS[code]): NoticeRow => ({
  noticeId: newId(),
  tenantId: newId(),
  code,
  severity: 'warning',
  params,
  about: 'x',
  raisedAt: new Date('2026-03-02T10:00:00Z'),
  muted: false,
})

describe.each(LANGUAGES)('the words of a notice in %s', (language) => {
  it.each(CODES)('are there for %s, and say what it tells', (code) => {
    const words = wordsOf(noticeOf(code), language)
    const all = Object.values(words).join(' ')
    expect(all).not.toMatch(/notice\.|Invalid|NaN|undefined|GMT\+0000/)
    for (const value of Object.values(PARAMS[code]).filter((param) => typeof param === 'number'))
      expect(all).toContain(new Intl.NumberFormat(language).format(value))
  })

  it('say at the last level that no credit is left, and until when', () => {
    const at = (percent: number) =>
      wordsOf(noticeOf('CREDIT_LEVEL_REACHED', { ...PARAMS.CREDIT_LEVEL_REACHED, percent }), language).text
    expect(at(100)).not.toBe(at(90))
    for (const text of [at(90), at(100)]) expect(text).toMatch(/2026/)
  })
})

describe('the mail of a notice', () => {
  const link = 'https://tollbridge.example.com/usage'
  const recipient = { email: 'grace@example.com', name: 'Grace <i>', language: 'sv' as const }
  const mail = composeNoticeMail({ recipient, notice: noticeOf('CREDIT_LEVEL_REACHED'), link })

  it('says what happened, why, what to do and where to look, in the language of its recipient', () => {
    const { title, text, remedy } = wordsOf(noticeOf('CREDIT_LEVEL_REACHED'), 'sv')
    expect(mail).toMatchObject({ to: 'grace@example.com', subject: title })
    for (const part of [title, text, remedy, link]) expect(mail.text).toContain(part)
    expect(mail.subject).toBe('Daglig API-gräns för CRM: 90\u00a0% nått')
    expect(mail.html).toContain('<html lang="sv">')
    expect(mail.html).toContain(`<a href="${link}">`)
  })

  it('escapes names, so that they are never markup', () => {
    const about = composeNoticeMail({ recipient, notice: noticeOf('AUTHORIZATION_REQUIRED'), link })
    expect(about.html).toContain('Acme &lt;b&gt;Sandbox&lt;/b&gt;')
    expect(about.html).toContain('Grace &lt;i&gt;')
  })
})
