/** The languages of the labels, as in the folder `companion/labels`. */
export const LANGUAGES = ['en', 'fr', 'sv', 'ko', 'ja', 'zh-TW'] as const

export type Language = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: Language = 'en'

/** Whether a text names one of the languages. */
export const isLanguage = (text: unknown): text is Language => LANGUAGES.some((language) => language === text)
