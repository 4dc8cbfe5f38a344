import type { Id } from '../platform/ids.ts'

export type NoticeId = Id<'NoticeId'>
