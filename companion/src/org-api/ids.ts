import type { Id } from '../platform/ids.ts'

export type PairingId = Id<'PairingId'>
