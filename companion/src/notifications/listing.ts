import type { Stored } from '../platform/deps.ts'
import type { Language } from '../platform/labels/labels.ts'
import type { NoticeId } from './ids.ts'
import type { KindsByCode, Topic } from './kinds.ts'
import { listNotices, type ReadableNotice, type Reader, type Wanted } from './store.ts'
import { wordsOf } from './words.ts'

/** Which notices a reader wants, and how they read. */
export type Asked = Omit<Wanted, 'codes'> & { topic?: Topic; search?: string; language: Language }

/** A page of notices, and the key of the next one, if there may be more. */
export type NoticePage = { notices: ReadableNotice[]; next: NoticeId | null }

/** How many notices one search reads at most. What is older comes with the next page. */
const MAX_SEARCHED = 1_000

/** A page of the notices that a reader wants, newest first. A search looks into their words, as the reader reads them. */
export async function readNotices(
  reader: Reader,
  { topic, search, language, ...wanted }: Asked,
  { db, kinds }: Stored & { kinds: KindsByCode },
): Promise<NoticePage> {
  const codes = topic && Object.keys(kinds).filter((code) => kinds[code]?.topic === topic)
  const size = search ? MAX_SEARCHED : wanted.limit + 1
  const read = await listNotices(reader, { ...wanted, codes, limit: size }, { db })
  const found = search ? read.filter(({ notice }) => says(notice, { search, language })) : read
  const notices = found.slice(0, wanted.limit)
  const isLast = found.length <= wanted.limit && read.length < size
  return {
    notices,
    next: isLast ? null : ((found.length > wanted.limit ? notices : read).at(-1)?.notice.noticeId ?? null),
  }
}

function says(notice: ReadableNotice['notice'], { search, language }: { search: string; language: Language }): boolean {
  const { title, text, remedy } = wordsOf(notice, language)
  const plain = (words: string) => words.toLocaleLowerCase(language).replaceAll(/\s+/g, ' ')
  return plain(`${title} ${text} ${remedy}`).includes(plain(search.trim()))
}
