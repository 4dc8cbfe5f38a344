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
  | Day
  | ClockTime
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

/** A Date. The month counts from 1. */
export class Day {
  readonly year: number
  readonly month: number
  readonly day: number

  constructor(year: number, month: number, day: number) {
    this.year = year
    this.month = month
    this.day = day
  }
}

/** A Time, in milliseconds since midnight. */
export class ClockTime {
  readonly at: number

  constructor(at: number) {
    this.at = at
  }
}

export class ApexList {
  readonly held: ApexType
  items: Value[]
  /** Whether it is the result of a query, which can stand for its only row. */
  readonly isResult: boolean

  constructor(held: ApexType, items: Value[] = [], isResult = false) {
    this.held = held
    this.items = items
    this.isResult = isResult
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

  /** A copy, with all fields that this row has. */
  copy(): Row {
    const row = new Row(this.object, this.selected && new Set(this.selected))
    this.fields.forEach((value, name) => row.fields.set(name, value))
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

/** An object of the platform: its members, which code can set, and its methods by `name/arity`. */
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
