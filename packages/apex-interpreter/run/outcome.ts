import type { Outcome } from './machine.ts'
import type { Value } from '../values/values.ts'

/** The value that a body returned. Null when it returned none. */
export const returnedBy = (outcome: Outcome): Value => (typeof outcome === 'object' ? outcome.returned : null)
