import { expect } from 'vitest'
import type { RefusalCode } from '../../companion/src/platform/refusals/catalogue.ts'

/** Matches the refusal with a code, for `toThrow` and `rejects.toThrow`. */
export const refusalWith = (code: RefusalCode): Error => expect.objectContaining({ name: 'Refusal', code }) as Error
