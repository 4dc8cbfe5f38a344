import LANGUAGE from '@salesforce/i18n/lang'

const ENGLISH = { simulated: 'Simulated Salesforce org', look: 'Look' }

const WORDS = new Map([
  ['en', ENGLISH],
  ['fr', { simulated: 'Organisation Salesforce simulée', look: 'Apparence' }],
  ['sv', { simulated: 'Simulerad Salesforce-organisation', look: 'Utseende' }],
  ['ko', { simulated: '시뮬레이션된 Salesforce 조직', look: '모양' }],
  ['ja', { simulated: 'シミュレートされた Salesforce 組織', look: '外観' }],
  ['zh-TW', { simulated: '模擬的 Salesforce 組織', look: '外觀' }],
])

/** The host's own labels. The other texts of the page come from the package's labels. */
export const words = WORDS.get(LANGUAGE) ?? ENGLISH
