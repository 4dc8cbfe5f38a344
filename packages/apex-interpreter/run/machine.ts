import type { Tree } from '../syntax/tree.ts'
import type { ApexClass, Slot } from '../syntax/classes.ts'
import type { Program } from './program.ts'
import type { ApexType } from '../syntax/types.ts'
import type { Org } from '../org/org.ts'
import type { Session } from '../session/session.ts'
import type { PlatformObject, Instance, Value } from '../values/values.ts'

export type Variable = { type: ApexType; value: Value; isFinal: boolean }

/** The frame of a call. */
export type Frame = {
  home: ApexClass
  self: Owner
  variables: Map<string, Variable>
  /** The property whose accessor runs. Within it, its name is its stored value. */
  within?: Slot
  /** Whether final fields can be set: in constructors and initializers. */
  isInitializing: boolean
}

/** A compiled expression. */
export type Code = (frame: Frame) => Value

/** A compiled link of a chain. It is `ABSENT` after `?.` on null, and the whole chain is then null. */
export type Link = (frame: Frame) => Value | typeof ABSENT
export const ABSENT = Symbol('nothing before ?.')

/** How a statement ended. Undefined: the next one follows. */
export type Outcome = 'break' | 'continue' | { returned: Value } | undefined
export type Run = (frame: Frame) => Outcome

/** Compiles the nodes of one class. */
export type Scope = {
  home: ApexClass
  machine: Machine
  codeOf: (node: Tree) => Code
  linkOf: (node: Tree) => Link
  runOf: (node: Tree) => Run
  typeOf: (node: Tree) => ApexType
}

/** A call of a platform method: its lower-case name and its arguments. */
export type Call = { name: string; values: Value[]; node: Tree }

/** The platform that a program runs on. */
export type Platform = {
  /** Decides the order of sets, maps and query results, and how the platform answers where that is unknown. */
  seed: number
  org: Org
  double: Double
  /** Answers the callouts of code that is no test. */
  send?: Send
}

/** A callout as code makes it. Header names are in lower case. */
export type CalloutRequest = {
  method: string
  endpoint: string
  body: string | null
  headers: Record<string, string>
  timeoutMs: number
}

/** An answer to a callout, or the text of the exception that the platform throws in its place. */
export type CalloutAnswer = { status: number; body: string } | { failure: string }
export type Send = (request: CalloutRequest) => CalloutAnswer

/** Stand-ins for the platform, by lower-case name: `uuid.randomuuid/0`, `http`, `lead.sobjecttype`. */
export type Double = {
  methods: Record<string, (values: Value[], machine: Machine) => Value>
  factories: Record<string, (machine: Machine) => PlatformObject>
  constants: Record<string, Value>
}

/** The object of a member. Null: the member is static. */
export type Owner = Instance | null

/** What runs a program. */
export type Machine = Platform & {
  program: Program
  /** Counts a statement. Throws above the limit. */
  countStatement: () => void
  /** Throws an exception of the platform. */
  raise: (exception: string, message: string) => never
  /** Converts a value to a type, such as an Integer to a Decimal. Undefined when it does not fit. */
  fitted: (value: Value, type: ApexType) => Value | undefined
  /** Converts a value to a type. Unsupported when it does not fit. */
  assigned: (value: Value, type: ApexType) => Value
  scopeOf: (home: ApexClass) => Scope
  /** The static fields of initialized classes. */
  statics: Map<ApexClass, Map<string, Value>>
  session: Session
}
