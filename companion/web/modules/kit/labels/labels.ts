import { IntlMessageFormat } from 'intl-messageformat'
import { withPlainZone } from 'kit/format'
import { locale } from 'kit/locale'
import type { IdBelow, LabelId } from './ids'

export type { IdBelow, LabelId } from './ids'

declare global {
  interface Window {
    /** Every label in the page's language, as the server serves them before the page starts. */
    readonly tollbridgeLabels?: Record<string, string>
  }
}

/** The values of a label's placeholders. */
type Params = Record<string, string | number | Date | null | undefined>

const table = window.tollbridgeLabels ?? {}
const formats = new Map<string, IntlMessageFormat>()

function formatOf(id: string): IntlMessageFormat {
  const known = formats.get(id)
  if (known) return known
  const format = new IntlMessageFormat(table[id] ?? id, locale, undefined, { ignoreTag: true })
  formats.set(id, format)
  return format
}

const textOf = (id: string, params?: Params) => withPlainZone(String(formatOf(id).format(params)))

/** Whether a label exists and takes no parameters. */
const isPlain = (id: string) => table[id] !== undefined && !table[id].includes('{')

/** The text of a label in the page's language. */
export const label = (id: LabelId, params?: Params): string => textOf(id, params)

/** The text of a label that takes no parameters and may not exist, such as one for a code of a newer server. */
export function labelOr(id: string, otherwise: string): string
export function labelOr(id: string, otherwise?: string): string | undefined
export function labelOr(id: string, otherwise?: string): string | undefined {
  return isPlain(id) ? textOf(id) : otherwise
}

/** The labels directly below a prefix that take no parameters, by the rest of their id, for use in a template. */
export function labelsBelow<Prefix extends string>(prefix: Prefix): Record<IdBelow<Prefix>, string>
export function labelsBelow(prefix: string): Record<string, string> {
  const ids = Object.keys(table).filter((id) => id.startsWith(`${prefix}.`) && isPlain(id))
  return Object.fromEntries(ids.map((id) => [id.slice(prefix.length + 1), textOf(id)]))
}
