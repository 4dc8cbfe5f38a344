import LANGUAGE from '@salesforce/i18n/lang'

const ENGLISH = { simulated: 'Simulated Salesforce org', look: 'Look', home: 'Home', utilities: 'Utility bar' }

const WORDS = new Map([
  ['en', ENGLISH],
  [
    'fr',
    {
      simulated: 'Organisation Salesforce simulée',
      look: 'Apparence',
      home: 'Accueil',
      utilities: 'Barre d’utilitaires',
    },
  ],
  ['sv', { simulated: 'Simulerad Salesforce-organisation', look: 'Utseende', home: 'Hem', utilities: 'Verktygsfält' }],
  ['ko', { simulated: '시뮬레이션된 Salesforce 조직', look: '모양', home: '홈', utilities: '유틸리티 모음' }],
  [
    'ja',
    { simulated: 'シミュレートされた Salesforce 組織', look: '外観', home: 'ホーム', utilities: 'ユーティリティバー' },
  ],
  ['zh-TW', { simulated: '模擬的 Salesforce 組織', look: '外觀', home: '首頁', utilities: '公用程式列' }],
])

/** The host's own labels. The other texts of the page come from the package's labels. */
export const words = WORDS.get(LANGUAGE) ?? ENGLISH
