import { describe, expect, it } from 'vitest'
import { allLabels } from '../kit/web/labels.ts'

type Term = { of: string; not: RegExp; but: string }

/** One word for one thing in each language. The words of the original documents stand first; then those of Salesforce. */
const GLOSSARY: Record<string, Term[]> = {
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
    { of: 'sandbox', not: /\{sandbox\} scratch|sandboxanvändare|en sandbox\b/i, but: 'sandlåda' },
    { of: 'pairing', not: /(?<![\p{L}])para (?!med)/iu, but: 'parkoppla' },
  ],
  ko: [
    { of: 'Daily CRM API limit', not: /일일 (CRM|API)|한도/, but: '일별 CRM API 제한' },
    { of: 'integration user', not: /연동 ?사용자/, but: '통합 사용자' },
  ],
  ja: [
    { of: 'Daily CRM API limit', not: /CRM API 制限|1 日の(上限|制限)/, but: 'CRM API の 1 日あたりの上限' },
    { of: 'integration user', not: /(連携|統合)ユーザー/, but: 'インテグレーションユーザー' },
    { of: 'integration', not: /連携/, but: 'インテグレーション' },
  ],
  'zh-TW': [
    { of: 'credit', not: /(?<!百分)點數|額度/, but: '積分' },
    { of: 'Daily CRM API limit', not: /API 上限/, but: '每日 CRM API 限制' },
    { of: 'production', not: /正式環境/, but: '生產環境' },
    { of: 'pairing code', not: /配對碼/, but: '配對代碼' },
  ],
}

const rows = Object.entries(GLOSSARY).flatMap(([language, terms]) => terms.map((term) => ({ language, ...term })))

describe('the glossary', () => {
  it.each(rows)('has one word for "$of" in $language: $but', ({ language, not }) => {
    expect(Object.entries(allLabels(language)).filter(([, text]) => not.test(text))).toEqual([])
  })

  it.each(rows)('uses that word for "$of" in $language: $but', ({ language, but }) => {
    const texts = Object.values(allLabels(language)).map((text) => text.toLowerCase())
    expect(texts.some((text) => text.includes(but.toLowerCase()))).toBe(true)
  })
})
