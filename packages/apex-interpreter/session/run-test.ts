import { unsupported } from '../faults.ts'
import { isStatic } from '../syntax/classes.ts'
import type { Machine } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import type { Program } from '../run/program.ts'
import { nameOf } from '../syntax/tree.ts'
import { runJobs } from './jobs.ts'

/** The test methods of a program, as `Class.method`. */
export const testMethodsOf = ({ classes }: Program): string[] =>
  [...classes.values()].flatMap(({ methods }) =>
    methods
      .filter(({ modifiers }) => modifiers.includes('@istest'))
      .map(({ home, node }) => `${home.written}.${nameOf(node.name)}`),
  )

/** Runs a test method on a machine that has run nothing else. Jobs that the test leaves queued run at its end. */
export function runTest(name: string, machine: Machine) {
  const [className = '', methodName = ''] = name.toLowerCase().split('.')
  const home = machine.program.classes.get(className) ?? unsupported(`the class ${className}`)
  if (home.methods.some(({ modifiers }) => modifiers.includes('@testsetup'))) unsupported('@TestSetup')
  const method = home.methods.find((one) => one.name === methodName && isStatic(one)) ?? unsupported(`the test ${name}`)
  machine.session.test = name
  callMethod(method, { self: null, values: [] }, machine)
  runJobs(({ kind }) => kind === 'queueable', machine)
}
