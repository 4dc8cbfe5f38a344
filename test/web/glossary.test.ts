import { describe, expect, it } from 'vitest'
import { readLabelTables } from '../../scripts/pages/labels.ts'
import { projectRoot } from '../../scripts/pages/root.ts'
import { allLabels } from '../kit/web/labels.ts'

type Term = { of: string; not: RegExp; but: string }

/** One word for one thing in each language. The words of the original documents stand first; then those of Salesforce. */
const GLOSSARY: Record<string, Term[]> = {
  en: [
    { of: 'the person who acts', not: /\b(nobody|somebody|whoever|everybody)\b/i, but: 'admin' },
    { of: 'telling', not: /\b(is|are|was|were) told\b|\btells?\b|\banew\b|\bmeanwhile\b/i, but: 'report' },
    { of: 'email', not: /e-mail/i, but: 'email' },
    { of: 'Setup', not: /set-up\b/i, but: 'Setup' },
    { of: 'warning', not: /\bnotable\b|worth (knowing|a look)/i, but: 'Warning' },
    { of: 'org reserve', not: /org floor|\bfloor\b/i, but: 'org reserve' },
    { of: 'allocation by activity', not: /(?<!\{)\bconsumers?\b(?! (key|secret))/i, but: 'allocation' },
    { of: 'loading', not: /^Reading\b/, but: 'Loading' },
  ],
  fr: [
    {
      of: 'window',
      not: /(?<!fermez )cette fenêtre(?! se ferme)|(nouvelle|la) fenêtre (suivante|de 24)/i,
      but: 'période',
    },
    { of: 'Daily CRM API limit', not: /limite quotidienne d’API/i, but: 'limite quotidienne de l’API CRM' },
    { of: 'integration user', not: /utilisateur (de l’intégration|intégré)/i, but: 'utilisateur d’intégration' },
    { of: 'API request', not: /demandes? d’API/i, but: 'requêtes API' },
    { of: 'pairing', not: /appair/i, but: 'associer' },
    { of: 'sandbox', not: /bac à sable/i, but: 'sandbox' },
  ],
  sv: [
    { of: 'Daily CRM API limit', not: /CRM API-gräns/i, but: 'daglig API-gräns för CRM' },
    { of: 'integration user', not: /integrerad användare/i, but: 'integrationsanvändare' },
    {
      of: 'sandbox',
      not: /\{sandbox\} scratch|sandboxanvändare|(?<!\{|select, )\bsandbox(ar|arna)?\b(?! \{|,|\})/i,
      but: 'sandlåda',
    },
    { of: 'download', not: /ladda ned\b/i, but: 'ladda ner' },
    { of: 'org reserve', not: /golv/i, but: 'reserv' },
    { of: 'pairing', not: /(?<![\p{L}])para (?!med)/iu, but: 'parkoppla' },
  ],
  ko: [
    { of: 'Daily CRM API limit', not: /일일 (CRM|API)|한도/, but: '일별 CRM API 제한' },
    { of: 'integration user', not: /연동 ?사용자/, but: '통합 사용자' },
    { of: 'alert', not: /알림 (음소거|수준)/, but: '경고' },
  ],
  ja: [
    { of: 'Daily CRM API limit', not: /CRM API 制限|1 日の(上限|制限)/, but: 'CRM API の 1 日あたりの上限' },
    { of: 'integration user', not: /(連携|統合)ユーザー/, but: 'インテグレーションユーザー' },
    { of: 'integration', not: /連携|統合/, but: 'インテグレーション' },
  ],
  'zh-TW': [
    { of: 'credit', not: /(?<!百分)點數|額度/, but: '積分' },
    { of: 'Daily CRM API limit', not: /API 上限/, but: '每日 CRM API 限制' },
    { of: 'production', not: /正式環境/, but: '生產環境' },
    { of: 'pairing code', not: /配對碼/, but: '配對代碼' },
  ],
}

const rows = Object.entries(GLOSSARY).flatMap(([language, terms]) => terms.map((term) => ({ language, ...term })))

/** The texts of the Lightning app. */
const lightning = readLabelTables(projectRoot)

/** The texts of the companion and of the Lightning app. */
const textsOf = (language: string) => ({ ...lightning[language], ...allLabels(language) })

describe('the glossary of the companion and the Lightning app', () => {
  it('knows the texts of both', () => {
    for (const language of Object.keys(GLOSSARY))
      expect(Object.keys(lightning[language] ?? {}).length).toBeGreaterThan(300)
  })

  it.each(rows)('has one word for "$of" in $language: $but', ({ language, not }) => {
    expect(Object.entries(textsOf(language)).filter(([, text]) => not.test(text))).toEqual([])
  })

  it.each(rows)('uses that word for "$of" in $language: $but', ({ language, but }) => {
    const texts = Object.values(textsOf(language)).map((text) => text.toLowerCase())
    expect(texts.some((text) => text.includes(but.toLowerCase()))).toBe(true)
  })
})
