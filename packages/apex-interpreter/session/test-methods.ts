import { unsupported } from '../faults.ts'
import type { Arguments, StaticMethods } from '../library/arguments.ts'
import type { Machine } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import { resolveOverload } from '../run/overloads.ts'
import { PlatformObject, TypeValue } from '../values/values.ts'
import { runAs } from './run-as.ts'
import { runJobs } from './jobs.ts'
import { newUsage, type Usage } from './session.ts'

/** The usage of the code around `Test.startTest` and `Test.stopTest`, by machine. */
const outer = new WeakMap<Machine, Usage>()

/** What a test says of itself. */
export const TEST_METHODS: StaticMethods = {
  // Rights of a group are read where they are asked for, so nothing is left to calculate.
  'test.calculatepermissionsetgroup/1': (args, { session, raise }) =>
    session.store.get('permissionsetgroup', args.text(0))
      ? null
      : raise('IllegalArgumentException', `No permission set group has the id ${args.text(0)}`),
  'test.isrunningtest/0': (_args, { session }) => session.test !== undefined,
  'test.setmock/2': (args, { session, program }) => {
    const [type, mock] = [args.value(0), args.instance(1)]
    const isHttp = type instanceof TypeValue && type.type.name === 'httpcalloutmock'
    if (!isHttp || !program.isKindOf(mock.of, 'httpcalloutmock')) return unsupported('this mock')
    session.mock = mock
    return null
  },
  'test.starttest/0': (_args, machine) => {
    const { session } = machine
    if (session.phase !== 'before') return machine.raise('FinalException', 'Testing already started')
    outer.set(machine, session.usage)
    Object.assign(session, { phase: 'started', usage: newUsage() })
    return null
  },
  'test.stoptest/0': (_args, machine) => {
    const { session } = machine
    if (session.phase !== 'started') return machine.raise('FinalException', 'Testing has not started')
    runJobs(({ phase }) => phase === 'started', machine)
    Object.assign(session, { phase: 'stopped', usage: { ...outer.get(machine), hasPendingWork: true } })
    return null
  },
  'test.testsandboxpostcopyscript/5': (args, machine) => copySandbox(args, machine),
}

function copySandbox(args: Arguments, machine: Machine): null {
  const [script, isAutomated] = [args.instance(0), args.value(4) === true]
  const [organizationId, sandboxId, name] = [args.text(1), args.text(2), args.text(3)]
  if (!isAutomated) return unsupported('a sandbox copy as the running user')
  const context = new PlatformObject('sandboxcontext', {
    methods: { 'organizationid/0': () => organizationId, 'sandboxid/0': () => sandboxId, 'sandboxname/0': () => name },
  })
  const method = resolveOverload(machine.program.methodsOf(script.of, 'runapexclass'), [context], machine)
  const automated = machine.session.store
    .rows('user')
    .find(({ fields }) => fields.get('usertype') === 'AutomatedProcess')
  const userId = automated?.fields.get('id')
  if (!method || typeof userId !== 'string') return unsupported('a sandbox copy of this class')
  runAs(userId, () => callMethod(method, { self: script, values: [context] }, machine), machine)
  return null
}
