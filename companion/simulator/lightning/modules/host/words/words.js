import LANGUAGE from '@salesforce/i18n/lang';

/** The host's own words; everything else on the page comes from the package's labels. */
const SIMULATED = new Map(
    Object.entries({
        en: 'Simulated Salesforce org',
        fr: 'Organisation Salesforce simulée',
        sv: 'Simulerad Salesforce-organisation',
        ko: '시뮬레이션된 Salesforce 조직',
        ja: 'シミュレートされた Salesforce 組織',
        'zh-TW': '模擬的 Salesforce 組織'
    })
);

export const simulated = SIMULATED.get(LANGUAGE) ?? SIMULATED.get('en');
