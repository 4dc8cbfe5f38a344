import type { Outcome } from './machine.ts'
import type { Value } from '../values/values.ts'

/** What a body returned; null if it came to its end. */
export const returnedBy = (outcome: Outcome): Value => (typeof outcome === 'object' ? outcome.returned : null)
