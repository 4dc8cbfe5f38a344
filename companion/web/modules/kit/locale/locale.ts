const DEFAULT_LANGUAGE = 'en'

/** The page's language, as the server picked it. */
export const language = document.documentElement.lang || DEFAULT_LANGUAGE

/** Chromium on a machine without a locale names `en-US@posix`, which no format accepts. */
function isAccepted(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}

const isOfThePage = (tag: string) => tag.split('-')[0] === language.split('-')[0] && isAccepted(tag)

/** The reader's own variety of the page's language (en-GB on an English page), else the page's language. */
export const locale = navigator.languages.find(isOfThePage) ?? language

/** The reader's time zone. */
export const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()

const numberParts = new Intl.NumberFormat(locale).formatToParts(-12345.6)
const partOf = (type: Intl.NumberFormatPartTypes) => numberParts.find((part) => part.type === type)?.value

export const decimalSeparator = partOf('decimal') ?? '.'
export const groupingSeparator = partOf('group') ?? ','
