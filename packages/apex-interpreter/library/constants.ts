import { textOfUser } from '../org/users.ts'
import { ENUM_CONSTANTS } from '../platform/enums.ts'
import type { Machine } from '../run/machine.ts'
import { unsupported } from '../faults.ts'
import type { Value } from '../values/values.ts'

/** A label in the language of the user, or a constant of a platform type. Undefined when the names are neither. */
export function platformConstant(names: string[], machine: Machine): Value | undefined {
  const [first, second, third = ''] = names
  const name = names.join('.')
  if (first !== 'system' || second !== 'label') {
    return machine.double.constants[name] ?? CONSTANTS[name] ?? ENUM_CONSTANTS[name]
  }
  return labelOf(third, machine)
}

function labelOf(name: string, { org, session }: Machine): string {
  const language = textOfUser(session.userId, 'languagelocalekey', session.store)
  const [own] = org.labels.values()
  return org.labels.get(language)?.get(name) ?? own?.get(name) ?? unsupported(`the label ${name}`)
}

const CONSTANTS: Record<string, Value> = {
  'integer.max_value': 2_147_483_647,
  'integer.min_value': -2_147_483_648,
}
