import { translate, type Language } from '../../platform/labels/labels.ts'

const WITH_DIGITS: readonly string[] = ['double', 'currency', 'percent']
const WITH_LENGTH: readonly string[] = ['string', 'textarea', 'encryptedstring', 'url']

/**
 * The type of a field as Setup names it, such as `Text(255)` for `string(255)`. Setup counts the digits before the decimal
 * point, where describe counts all of them: `double(5,2)` is `Number(3, 2)`. A type without a label stays as it is.
 */
export function fieldTypeWords(text: string, language: Language): string {
  const [, type = '', details] = /^(\w+)(?:\((.*)\))?$/.exec(text) ?? []
  const id = `parity.type.${type}`
  const name = translate(language, id)
  if (type === '' || name === id) return text
  const inBrackets = details === undefined ? '' : detailsOf(type, details)
  return inBrackets === '' ? name : `${name}(${inBrackets})`
}

/** Setup shows no length for an email address or a phone number, because Salesforce fixes it. */
function detailsOf(type: string, details: string): string {
  if (WITH_DIGITS.includes(type)) {
    const { length, scale } = digitsIn(details)
    return `${length}, ${scale}`
  }
  if (type === 'reference') return details.split(',').join(', ')
  return WITH_LENGTH.includes(type) ? details : ''
}

/** The digits before the decimal point and after it, of all digits and those after it, such as `18,2`. */
export function digitsIn(text: string): { length: number; scale: number } {
  const [precision = 0, scale = 0] = text.split(',').map(Number)
  return { length: precision - scale, scale }
}
