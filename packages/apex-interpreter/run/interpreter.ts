import { isStatic } from '../syntax/classes.ts'
import { construct } from './construction.ts'
import { machineFor } from './evaluator.ts'
import type { Machine, Platform } from './machine.ts'
import { callMethod } from './methods.ts'
import { choose } from './overloads.ts'
import { readProgram, type Program } from './program.ts'
import { notKnown } from '../faults.ts'
import type { Instance, Value } from '../values/values.ts'

/** A platform of which nothing is known. */
const NOTHING: Platform = {
  seed: 1,
  labels: new Map(),
  fieldTypes: new Map(),
  settings: new Set(),
  double: { methods: {}, makers: {}, constants: {}, rows: {} },
}

/** A machine for classes; the seed decides in which order sets and maps give what they hold. */
export async function apexOf(texts: string[], platform: Partial<Platform> = {}): Promise<Machine> {
  return runs(await readProgram(texts), platform)
}

/** A machine for a program, whose classes are as new. */
export const runs = (program: Program, platform: Partial<Platform> = {}): Machine =>
  machineFor(program, { ...NOTHING, ...platform })

/** Makes an object of a class. */
export const make = (machine: Machine, name: string, values: Value[] = []): Instance =>
  construct(classOf(machine, name), values, machine)

/** Calls `Class.method` with values. */
export function call(machine: Machine, path: string, values: Value[] = []): Value {
  const [name = '', method = ''] = path.split('.')
  const methods = machine.program.methodsOf(classOf(machine, name), method.toLowerCase()).filter(isStatic)
  return callMethod(choose(methods, values, machine) ?? notKnown(path), { self: null, values }, machine)
}

const classOf = (machine: Machine, name: string) =>
  machine.program.classNamed(name.toLowerCase()) ?? notKnown(`the class ${name}`)
