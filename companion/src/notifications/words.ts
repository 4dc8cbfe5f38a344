import { revive } from '../platform/refusals/kept-params.ts'
import { type LabelParams, translate, type Language } from '../platform/labels/labels.ts'
import type { KindsByCode, NoticeAction } from './kinds.ts'
import type { NoticeRow } from './store.ts'

/** The words of a notice: what happened, why, and what to do. */
export type Words = { title: string; text: string; remedy: string }

type Told = Pick<NoticeRow, 'code' | 'params'>

/** The words of a notice in a language. */
export function wordsOf({ code, params }: Told, language: Language): Words {
  const told = revive(params)
  const known = { ...told, ...wordsOfRefusal(told, language) }
  const say = (part: keyof Words) => translate(language, `notice.${code}.${part}`, known)
  return { title: say('title'), text: say('text'), remedy: say('remedy') }
}

/** Where the button of a notice leads among our pages, and what it says. */
export type Button = { path: NoticeAction['path']; label: string }

/** For a notice of an older version, whose kind is gone. */
const ELSEWHERE: NoticeAction = { path: '/notifications', name: 'openNotifications' }

/** The button of a notice: the same on the page, in the mail and in Lightning. */
export function buttonOf(
  { code, params }: Told,
  { language, kinds }: { language: Language; kinds: KindsByCode },
): Button {
  const { path, name } = kinds[code]?.action(params) ?? ELSEWHERE
  return { path, label: translate(language, `notice.action.${name}`, {}) }
}

/** The cause and the remedy of the refusal that a notice is about, if it names one. */
function wordsOfRefusal(params: LabelParams, language: Language): LabelParams {
  const { refusal } = params
  if (typeof refusal !== 'string') return {}
  const say = (part: 'cause' | 'remedy') => translate(language, `error.${refusal}.${part}`, params)
  return { cause: say('cause'), remedy: say('remedy') }
}
