import { shapeOf } from '../org/schema.ts'
import type { Machine } from '../run/machine.ts'
import { refusalText, type Operation } from './ended.ts'

/**
 * Refuses to change setup objects after others in one context, or the other way round. `System.runAs` begins another
 * context. Stricter than the documentation, which lets some users and group members mix.
 */
export function checkMixing(object: string, operation: Operation, { org, session, raise }: Machine) {
  const { kind, name } = shapeOf(object, org.schema)
  const { mixing } = session
  const [own, other] = kind === 'setup' ? (['setup', 'data'] as const) : (['data', 'setup'] as const)
  const original = mixing[other]
  if (original !== undefined) {
    const message =
      'DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ' +
      `${name}, original object: ${original}`
    raise('DmlException', refusalText(operation, 0, { code: 'MIXED_DML_OPERATION', message, fields: [] }))
  }
  mixing[own] ??= name
}
