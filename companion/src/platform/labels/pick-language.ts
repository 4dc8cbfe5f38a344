import Negotiator from 'negotiator'
import { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language } from './languages.ts'

const LANGUAGE_COOKIE = 'tollbridge_language'

type Asks = { headers: { cookie?: string; 'accept-language'?: string } }

/** The reader's language: chosen by cookie, else the browser's, else English. */
export function pickLanguage({ headers }: Asks): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([^;]+)`).exec(headers.cookie ?? '')?.[1]
  if (isLanguage(chosen)) return chosen
  const wanted = new Negotiator({ headers }).languages()
  return wanted.map(matching).find((language) => language !== undefined) ?? DEFAULT_LANGUAGE
}

const TRADITIONAL_CHINESE = /^zh(-hant\b|-tw\b|-hk\b|-mo\b|$)/

function matching(range: string): Language | undefined {
  const tag = range.toLowerCase()
  if (TRADITIONAL_CHINESE.test(tag)) return 'zh-TW'
  return LANGUAGES.find((language) => language === tag.split('-')[0])
}
