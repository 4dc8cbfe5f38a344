import type { ApexClass } from '../syntax/classes.ts'
import type { Decimal } from './decimal.ts'
import { OBJECT, type ApexType } from '../syntax/types.ts'

/**
 * A value of Apex. An Integer is a number, a Long a bigint, an Id a string. Double is unsupported. Each type that Apex
 * changes in place is a class here.
 */
export type Value =
  | null
  | string
  | number
  | bigint
  | boolean
  | Decimal
  | Moment
  | ApexList
  | ApexSet
  | ApexMap
  | Instance
  | Row
  | Constant
  | PlatformObject
  | TypeValue

/** A Datetime. */
export class Moment {
  readonly at: number

  constructor(at: number) {
    this.at = at
  }
}

export class ApexList {
  readonly held: ApexType
  items: Value[]

  constructor(held: ApexType, items: Value[] = []) {
    this.held = held
    this.items = items
  }
}

/** A set. `items` are keyed by `keyOf`, and `seed` decides their order. */
export class ApexSet {
  readonly held: ApexType
  readonly seed: number
  readonly items = new Map<string, Value>()

  constructor(held: ApexType, seed: number) {
    this.held = held
    this.seed = seed
  }
}

export class ApexMap {
  readonly key: ApexType
  readonly held: ApexType
  readonly seed: number
  readonly entries = new Map<string, { key: Value; value: Value }>()

  constructor({ arguments: [key = OBJECT, held = OBJECT] }: ApexType, seed: number) {
    this.key = key
    this.held = held
    this.seed = seed
  }
}

/** An object of a class. Its slots hold fields and automatic properties. */
export class Instance {
  readonly of: ApexClass
  readonly slots = new Map<string, Value>()

  constructor(of: ApexClass) {
    this.of = of
  }
}

/** An sObject: its fields by lower-case name. */
export class Row {
  readonly object: string
  readonly fields = new Map<string, Value>()
  /** The fields that a query selected. Undefined for a row made by `new`. */
  readonly selected?: Set<string>

  constructor(object: string, selected?: Set<string>) {
    this.object = object
    this.selected = selected
  }

  /** A copy with only these fields, as a query returns it. */
  selecting(names: string[]): Row {
    const row = new Row(this.object, new Set(names))
    names.forEach((name) => row.fields.set(name, this.fields.get(name) ?? null))
    return row
  }
}

/** An enum value. */
export class Constant {
  readonly of: ApexClass
  readonly name: string
  readonly ordinal: number

  constructor(of: ApexClass, name: string, ordinal: number) {
    this.of = of
    this.name = name
    this.ordinal = ordinal
  }
}

/** A double of a platform object: its members, and its methods by `name/arity`. */
export class PlatformObject {
  readonly type: string
  readonly members: Record<string, Value>
  readonly methods: Record<string, (values: Value[]) => Value>

  constructor(type: string, { members = {}, methods = {} }: Partial<Pick<PlatformObject, 'members' | 'methods'>>) {
    this.type = type
    this.members = members
    this.methods = methods
  }
}

/** A type as a value: `Datetime.class`. */
export class TypeValue {
  readonly type: ApexType

  constructor(type: ApexType) {
    this.type = type
  }
}
