import type { Answer } from 'kit/client'

export type Language = Answer<'GET /session'>['person']['language']

/** The languages of the pages, each by its own name. */
export const LANGUAGES: { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
  { value: 'sv', label: 'Svenska' },
  { value: 'ja', label: '日本語' },
  { value: 'ko', label: '한국어' },
  { value: 'zh-TW', label: '繁體中文' },
]
