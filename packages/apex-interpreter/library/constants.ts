import type { Platform } from '../run/machine.ts'
import { unsupported } from '../faults.ts'
import type { Value } from '../values/values.ts'

/** A label, or a constant of a platform type. Undefined when the names are neither. */
export function platformConstant(names: string[], { labels, double }: Platform): Value | undefined {
  const [first, second, third = ''] = names
  if (first !== 'system' || second !== 'label') return double.constants[names.join('.')] ?? CONSTANTS[names.join('.')]
  return labels.get(third) ?? unsupported(`the label ${third}`)
}

const CONSTANTS: Record<string, Value> = {
  'integer.max_value': 2_147_483_647,
  'integer.min_value': -2_147_483_648,
}
