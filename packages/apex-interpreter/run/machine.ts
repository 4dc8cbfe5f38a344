import type { Tree } from '../syntax/tree.ts'
import type { ApexClass, Slot } from '../syntax/classes.ts'
import type { Program } from './program.ts'
import type { ApexType } from '../syntax/types.ts'
import type { Foreign, Instance, Row, Value } from '../values/values.ts'

export type Variable = { type: ApexType; value: Value; isFinal: boolean }

/** A call under way. */
export type Frame = {
  home: ApexClass
  self: Owner
  variables: Map<string, Variable>
  /** The property whose accessor runs: there its name is what it holds. */
  within?: Slot
  /** Whether final fields may still be set: in constructors and initialisers. */
  isMaking: boolean
}

/** Code that was made of a node: an expression gives a value. */
export type Code = (frame: Frame) => Value

/** A part of a chain: all of the chain is null where `?.` met nothing. */
export type Link = (frame: Frame) => Value | typeof ABSENT
export const ABSENT = Symbol('nothing before ?.')

/** A statement tells how it ended; undefined: by itself. */
export type Outcome = 'break' | 'continue' | { returned: Value } | undefined
export type Run = (frame: Frame) => Outcome

/** Makes code of nodes that stand in a class. */
export type Scope = {
  home: ApexClass
  machine: Machine
  codeOf: (node: Tree) => Code
  linkOf: (node: Tree) => Link
  runOf: (node: Tree) => Run
  typeOf: (node: Tree) => ApexType
}

/** A call of a method of the platform: its name in small letters, and its values. */
export type Call = { name: string; values: Value[]; node: Tree }

/** What of the platform a program may ask for. */
export type Platform = {
  /** Decides in which order sets and maps give what they hold. */
  seed: number
  labels: Map<string, string>
  /** The fields of an object, and what they hold, such as `Number`. */
  fieldTypes: Map<string, Map<string, string>>
  /** The custom settings. */
  settings: Set<string>
  double: Double
}

/** What a test makes up of the platform, by names in small letters: `uuid.randomuuid/0`, `http`, `lead.sobjecttype`. */
export type Double = {
  methods: Record<string, (values: Value[], machine: Machine) => Value>
  makers: Record<string, (machine: Machine) => Foreign>
  constants: Record<string, Value>
  /** The rows of objects that can be queried. */
  rows: Record<string, Row[]>
}

/** The object whose member it is; null: a member of the class. */
export type Owner = Instance | null

/** What runs a program. */
export type Machine = Platform & {
  program: Program
  /** Counts a statement, and ends what does not end. */
  spend: () => void
  /** Throws an exception of the platform. */
  raise: (exception: string, message: string) => never
  /** The value as the type holds it, such as an Integer that becomes a Decimal; undefined if it is of another. */
  fitted: (value: Value, type: ApexType) => Value | undefined
  /** The same, refused if it is of another. */
  assigned: (value: Value, type: ApexType) => Value
  scopeOf: (home: ApexClass) => Scope
  /** The static fields of the classes that were used. */
  statics: Map<ApexClass, Map<string, Value>>
  /** The custom settings that were saved. */
  saved: Map<string, Row>
}
