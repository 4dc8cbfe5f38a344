import { revive } from '../platform/refusals/kept-params.ts'
import { translate, type Language } from '../platform/labels/labels.ts'
import type { NoticeRow } from './store.ts'

/** The words of a notice: what happened, the details, and what to do. */
export type Words = { title: string; text: string; remedy: string }

/** The words of a notice in a language. */
export function wordsOf({ code, params }: Pick<NoticeRow, 'code' | 'params'>, language: Language): Words {
  const known = revive(params)
  const say = (part: keyof Words) => translate(language, `notice.${code}.${part}`, known)
  return { title: say('title'), text: say('text'), remedy: say('remedy') }
}
