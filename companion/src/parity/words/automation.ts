import { translate, type Language } from '../../platform/labels/labels.ts'
import { TRIGGER_EVENTS } from '../fingerprint/fingerprint.ts'

type What = 'trigger' | 'flow' | 'rule'

/** Which facts are shown: a checksum means something only next to that of the other org. */
type Telling = { what: What; isCompared: boolean; language: Language }

/** What is known of a trigger, a flow or a validation rule, such as `Active, after insert, API version 66.0`. */
export function automationWords(text: string, telling: Telling): string {
  const parts = new Set(text.split(', ').filter((part) => part !== ''))
  const words = [...parts].map((part) => partWords(part, telling))
  return words.filter((part) => part !== '').join(', ')
}

function partWords(part: string, { what, isCompared, language }: Telling): string {
  if (part === 'Active' || part === 'Inactive')
    return translate(language, `parity.side.${part === 'Active' ? 'active' : 'inactive'}.${what}`)
  return what === 'trigger' ? triggerWords(part, { isCompared, language }) : flowWords(part, language)
}

function triggerWords(part: string, { isCompared, language }: Pick<Telling, 'isCompared' | 'language'>): string {
  const version = /^v(\d+)(\.\d+)?$/.exec(part)
  if (version) return translate(language, 'parity.side.apiVersion', { version: `${version[1]}${version[2] ?? '.0'}` })
  const events = part.split(' ')
  if (events.every((event) => TRIGGER_EVENTS.some((known) => known === event))) return events.map(inApex).join(', ')
  return isCompared ? translate(language, 'parity.side.checksum', { checksum: part }) : ''
}

/** As it stands in the code and in Setup, in every language: `after insert` for `AfterInsert`. */
const inApex = (event: string): string => event.replace(/(?!^)[A-Z]/, ' $&').toLowerCase()

function flowWords(part: string, language: Language): string {
  const id = `parity.flow.${part}`
  const words = translate(language, id)
  return words === id ? part : words
}
