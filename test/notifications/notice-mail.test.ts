import { describe, expect, it } from 'vitest'
import { composeNoticeMail } from '../../companion/src/notifications/notice-mail.ts'
import type { NoticeCode } from '../../companion/src/notifications/kinds.ts'
import type { NoticeRow } from '../../companion/src/notifications/store.ts'
import { wordsOf } from '../../companion/src/notifications/words.ts'
import { newId } from '../../companion/src/platform/ids.ts'
import { NOTICE_PARAMS } from '../kit/service/notice-params.ts'
import { LANGUAGES } from '../../companion/src/platform/labels/languages.ts'

const CODES = Object.keys(NOTICE_PARAMS) as NoticeCode[]

const noticeOf = (code: NoticeCode, params: NoticeRow['params'] = NOTICE_PARAMS[code]): NoticeRow => ({
  noticeId: newId(),
  tenantId: newId(),
  code,
  severity: 'warning',
  params,
  about: 'x',
  raisedAt: new Date('2026-03-02T10:00:00Z'),
  resolvedAt: null,
  muted: false,
})

describe.each(LANGUAGES)('the words of a notice in %s', (language) => {
  it.each(CODES)('are there for %s, and say what it tells', (code) => {
    const words = wordsOf(noticeOf(code), language)
    const all = Object.values(words).join(' ')
    expect(all).not.toMatch(/notice\.|Invalid|NaN|undefined|GMT\+0000/)
    for (const value of Object.values(NOTICE_PARAMS[code]).filter((param) => typeof param === 'number'))
      expect(all).toContain(new Intl.NumberFormat(language).format(value))
  })

  it('say at the last level that no credit is left, and until when', () => {
    const at = (percent: number) =>
      wordsOf(noticeOf('CREDIT_LEVEL_REACHED', { ...NOTICE_PARAMS.CREDIT_LEVEL_REACHED, percent }), language).text
    expect(at(100)).not.toBe(at(90))
    for (const text of [at(90), at(100)]) expect(text).toMatch(/2026/)
  })
})

describe('the mail of a notice', () => {
  const button = { label: 'Öppna', url: 'https://tollbridge.example.com/usage' }
  const recipient = { email: 'grace@example.com', name: 'Grace <i>', language: 'sv' as const }
  const mail = composeNoticeMail({ recipient, notice: noticeOf('CREDIT_LEVEL_REACHED'), button })

  it('says what happened, why, what to do and where to look, in the language of its recipient', () => {
    const { title, text, remedy } = wordsOf(noticeOf('CREDIT_LEVEL_REACHED'), 'sv')
    expect(mail).toMatchObject({ to: 'grace@example.com', subject: title })
    for (const part of [title, text, remedy, `${button.label}: ${button.url}`]) expect(mail.text).toContain(part)
    expect(mail.subject).toBe('Daglig API-gräns för CRM: 90\u00a0% nått')
    expect(mail.html).toContain('<html lang="sv">')
    expect(mail.html).toContain(`<a href="${button.url}">${button.label}</a>`)
  })

  it('escapes names, so that they are never markup', () => {
    const about = composeNoticeMail({ recipient, notice: noticeOf('AUTHORIZATION_REQUIRED'), button })
    expect(about.html).toContain('Acme &lt;b&gt;Sandbox&lt;/b&gt;')
    expect(about.html).toContain('Grace &lt;i&gt;')
  })
})
