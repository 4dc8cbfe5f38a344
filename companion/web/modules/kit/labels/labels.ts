import { IntlMessageFormat } from 'intl-messageformat'
import { locale } from 'kit/locale'

const table = window.tollbridgeLabels ?? {}
const formats = new Map()

function formatOf(id) {
  if (!formats.has(id)) formats.set(id, new IntlMessageFormat(table[id] ?? id, locale, undefined, { ignoreTag: true }))
  return formats.get(id)
}

/**
 * The text of a label in the page's language.
 * @param {string} id
 * @param {Record<string, string|number|Date>} [params]
 */
export const label = (id, params) => formatOf(id).format(params)

/** Whether somebody wrote a label. @param {string} id */
export const hasLabel = (id) => table[id] !== undefined

/**
 * The text of a label that takes no parameters, or what to say where nobody wrote one.
 * @param {string} id
 * @param {string} [otherwise]
 */
export const labelOr = (id, otherwise) => (hasLabel(id) && !table[id].includes('{') ? label(id) : otherwise)

/**
 * The labels directly below a prefix that take no parameters, by the rest of their id, for use in a template.
 * @param {string} prefix
 * @returns {Record<string, string>}
 */
export function labelsBelow(prefix) {
  const ids = Object.keys(table).filter((id) => id.startsWith(`${prefix}.`) && !table[id].includes('{'))
  return Object.fromEntries(ids.map((id) => [id.slice(prefix.length + 1), label(id)]))
}
