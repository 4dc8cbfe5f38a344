/** The languages that an org offers to users without a request to Salesforce. */
const LANGUAGES = [
  ...['da', 'de', 'en_US', 'es', 'es_MX', 'fi', 'fr', 'it', 'ja', 'ko', 'nl_NL', 'no', 'pt_BR', 'ru', 'sv', 'th'],
  ...['zh_CN', 'zh_TW'],
]

const ENCODINGS = ['UTF-8', 'ISO-8859-1', 'Shift_JIS', 'ISO-2022-JP', 'EUC-JP', 'ks_c_5601-1987', 'Big5', 'GB2312']

/** Whether a value is one that the platform offers, by field. */
const OFFERED: Record<string, (value: string) => boolean> = {
  EmailEncodingKey: (value) => ENCODINGS.includes(value),
  LanguageLocaleKey: (value) => LANGUAGES.includes(value),
  LocaleSidKey: (value) => /^[a-z]{2}(_[A-Z]{2})?$/.test(value),
  TimeZoneSidKey: isTimeZone,
}

/** Whether a field takes only certain values, and this is none of them. */
export const isRestricted = (field: string, value: string): boolean => OFFERED[field]?.(value) === false

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
