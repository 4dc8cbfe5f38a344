import { orgWith } from '../org/build.ts'
import { isStatic } from '../syntax/classes.ts'
import { construct } from './construction.ts'
import { machineFor } from './evaluator.ts'
import type { Machine, Platform } from './machine.ts'
import { callMethod } from './methods.ts'
import { resolveOverload } from './overloads.ts'
import { readProgram, type Program } from './program.ts'
import { unsupported } from '../faults.ts'
import type { Instance, Value } from '../values/values.ts'

/** A new org, without doubles. */
const plain = (): Platform => ({ seed: 1, org: orgWith(), double: { methods: {}, factories: {}, constants: {} } })

/** Parses classes and starts a machine for them. */
export async function machineFrom(texts: string[], platform: Partial<Platform> = {}): Promise<Machine> {
  return startMachine(await readProgram(texts), platform)
}

/** Starts a machine with fresh static fields. */
export const startMachine = (program: Program, platform: Partial<Platform> = {}): Machine =>
  machineFor(program, { ...plain(), ...platform })

/** Creates an object of a class. */
export const createObject = (machine: Machine, name: string, values: Value[] = []): Instance =>
  construct(classOf(machine, name), values, machine)

/** Calls the static method at a path such as `Class.method`. */
export function call(machine: Machine, path: string, values: Value[] = []): Value {
  const [name = '', method = ''] = path.split('.')
  const methods = machine.program.methodsOf(classOf(machine, name), method.toLowerCase()).filter(isStatic)
  return callMethod(resolveOverload(methods, values, machine) ?? unsupported(path), { self: null, values }, machine)
}

const classOf = (machine: Machine, name: string) =>
  machine.program.classNamed(name.toLowerCase()) ?? unsupported(`the class ${name}`)
