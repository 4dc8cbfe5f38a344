import type { Id } from '../platform/ids.ts'

export type ConnectionId = Id<'ConnectionId'>
export type HandshakeId = Id<'HandshakeId'>
