import { translate, type LabelParams, type Language } from '../platform/labels.ts'
import type { NoticeRow } from './store.ts'

/** What a notice says: what happened, more about it, and what to do. */
export type Words = { title: string; text: string; remedy: string }

/** The words of a notice in a language. */
export function wordsOf({ code, params }: Pick<NoticeRow, 'code' | 'params'>, language: Language): Words {
  const known = revive(params)
  const say = (part: keyof Words) => translate(language, `notice.${code}.${part}`, known)
  return { title: say('title'), text: say('text'), remedy: say('remedy') }
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Moments are kept as texts. */
const revive = (params: NoticeRow['params']): LabelParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, MOMENT.test(String(value)) ? new Date(value) : value]),
  )
