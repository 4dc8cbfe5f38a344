import { isAuraEnabled, type ApexClass, type ApexType } from '../apex/class.ts'

/** The JSON kind of an Apex type. An object is a class with at least one member for components. */
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

/** The kind of a type in the code of `within`, where inner classes have short names. */
export function kindOfType(type: ApexType, within: ApexClass, classes: ApexClass[]): Kind {
  const [name, of] = [type.name.toLowerCase(), heldBy(type)]
  const plain = PLAIN[name]
  if (plain) return { is: plain }
  if (of && (name === 'list' || name === 'map')) return { is: name, of: kindOfType(of, within, classes) }
  const owner = classNamed(name, within, classes)
  return owner?.properties.some(isAuraEnabled) ? { is: 'object', owner } : { is: 'unknown', type: written(type) }
}

/** The element type of a list, or of a map with text keys. */
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

/** The innermost element kind of nested lists and maps. */
export const innermost = (kind: Kind): Exclude<Kind, { of: Kind }> => ('of' in kind ? innermost(kind.of) : kind)
