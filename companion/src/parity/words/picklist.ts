import { translate, type Language } from '../../platform/labels/labels.ts'

/**
 * A value that contains a comma is in quotation marks, so that the comma does not separate two values. The last one may
 * have been shortened.
 */
const VALUES = /(?:^|, )("(?:[^"\\]|\\.)*(?:"(?=, |$)|…$)|.*?(?=, |$))/gs

/** The values that one org has beyond the other, such as `+ "Unknown", "Web"`. */
export function valuesWords(text: string, language: Language): string {
  const quoted = [...text.matchAll(VALUES)].map(([, value = '']) =>
    translate(language, 'parity.side.value', { value: unquoted(value) }),
  )
  return translate(language, 'parity.side.values', { values: quoted.join(translate(language, 'parity.side.between')) })
}

/** A value without the quotation marks that the comparison put around it. Those of the value itself stay. */
function unquoted(value: string): string {
  if (!/^"(?=.*(?:,|…$))/s.test(value)) return value
  try {
    return String(JSON.parse(value.endsWith('"') ? value : `${value}"`))
  } catch {
    return value
  }
}
