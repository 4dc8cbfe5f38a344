import { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language } from './languages.ts'

const LANGUAGE_COOKIE = 'tollbridge_language'

type Asks = { headers: { cookie?: string; 'accept-language'?: string } }

/** The reader's language: chosen by cookie, else the browser's, else English. */
export function pickLanguage({ headers }: Asks): Language {
  const chosen = new RegExp(`(?:^|;\\s*)${LANGUAGE_COOKIE}=([^;]+)`).exec(headers.cookie ?? '')?.[1]
  return isLanguage(chosen) ? chosen : bestOf(headers['accept-language'] ?? '')
}

function bestOf(acceptLanguage: string): Language {
  const wanted = acceptLanguage
    .split(',')
    .map(parseRange)
    .filter(({ quality }) => quality > 0)
  const ranked = wanted.toSorted((one, other) => other.quality - one.quality)
  return ranked.map(({ tag }) => matching(tag)).find((language) => language !== undefined) ?? DEFAULT_LANGUAGE
}

function parseRange(range: string): { tag: string; quality: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))
  return { tag: tag.toLowerCase(), quality: weight ? Number(weight.slice(2)) || 0 : 1 }
}

const TRADITIONAL_CHINESE = /^zh(-hant\b|-tw\b|-hk\b|-mo\b|$)/

function matching(tag: string): Language | undefined {
  if (TRADITIONAL_CHINESE.test(tag)) return 'zh-TW'
  return LANGUAGES.find((language) => language === tag.split('-')[0])
}
