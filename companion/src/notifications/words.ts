import { revive } from '../platform/refusals/kept-params.ts'
import { type LabelParams, translate, type Language } from '../platform/labels/labels.ts'
import type { NoticeRow } from './store.ts'

/** The words of a notice: what happened, the details, and what to do. */
export type Words = { title: string; text: string; remedy: string }

/** The words of a notice in a language. */
export function wordsOf({ code, params }: Pick<NoticeRow, 'code' | 'params'>, language: Language): Words {
  const told = revive(params)
  const known = { ...told, ...wordsOfRefusal(told, language) }
  const say = (part: keyof Words) => translate(language, `notice.${code}.${part}`, known)
  return { title: say('title'), text: say('text'), remedy: say('remedy') }
}

/** The cause and the remedy of the refusal that a notice is about, if it names one. */
function wordsOfRefusal(params: LabelParams, language: Language): LabelParams {
  const { refusal } = params
  if (typeof refusal !== 'string') return {}
  const say = (part: 'cause' | 'remedy') => translate(language, `error.${refusal}.${part}`, params)
  return { cause: say('cause'), remedy: say('remedy') }
}
