import { isAuraEnabled, type ApexClass, type ApexType } from '../apex/class.ts'

/** What a type of Apex is in JSON. An object is a class of which components may read something. */
export type Kind =
  | { is: Plain }
  | { is: 'list' | 'map'; of: Kind }
  | { is: 'object'; owner: ApexClass }
  | { is: 'unknown'; type: string }

type Plain = 'text' | 'moment' | 'whole' | 'number' | 'flag' | 'nothing'

const PLAIN: Partial<Record<string, Plain>> = {
  string: 'text',
  id: 'text',
  datetime: 'moment',
  integer: 'whole',
  long: 'whole',
  decimal: 'number',
  double: 'number',
  boolean: 'flag',
  void: 'nothing',
}

/** Tells of a type, read where it is written: an inner class is known by its short name there. */
export function kindOfType(type: ApexType, within: ApexClass, classes: ApexClass[]): Kind {
  const [name, of] = [type.name.toLowerCase(), heldBy(type)]
  const plain = PLAIN[name]
  if (plain) return { is: plain }
  if (of && (name === 'list' || name === 'map')) return { is: name, of: kindOfType(of, within, classes) }
  const owner = classNamed(name, within, classes)
  return owner?.properties.some(isAuraEnabled) ? { is: 'object', owner } : { is: 'unknown', type: written(type) }
}

/** What a list holds, or a map whose keys are texts. */
function heldBy({ name, arguments: [first, second] }: ApexType): ApexType | undefined {
  if (name.toLowerCase() === 'list') return first
  return first?.name.toLowerCase() === 'string' ? second : undefined
}

function classNamed(name: string, within: ApexClass, classes: ApexClass[]): ApexClass | undefined {
  const [outer] = within.name.toLowerCase().split('.')
  const named = (wanted: string) => classes.find((one) => one.name.toLowerCase() === wanted)
  return named(`${outer ?? ''}.${name}`) ?? named(name)
}

const written = ({ name, arguments: parts }: ApexType): string =>
  parts.length > 0 ? `${name}<${parts.map(written).join(', ')}>` : name

/** What is in the end held by lists and maps: itself where it is neither. */
export const innermost = (kind: Kind): Exclude<Kind, { of: Kind }> => ('of' in kind ? innermost(kind.of) : kind)
