import { unsupported } from '../faults.ts'
import type { StaticMethods } from '../library/arguments.ts'
import { addRow } from '../org/rows.ts'
import { ENUM_CONSTANTS } from '../platform/enums.ts'
import type { Machine } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import { resolveOverload } from '../run/overloads.ts'
import { ApexException } from '../run/exceptions.ts'
import { PlatformObject, type Instance, type Value } from '../values/values.ts'
import { count } from './limits.ts'
import { newUsage, type Job } from './session.ts'

/** Queues jobs and attaches finalizers. */
export const JOB_METHODS: StaticMethods = {
  'attachfinalizer/1': (args, { session }) => {
    if (session.running !== 'queueable') return unsupported('a finalizer outside a queueable job')
    session.finalizer = args.instance(0)
    return null
  },
  'enqueuejob/1': (args, machine) => enqueue(args.instance(0), machine),
  'enqueuejob/2': (args, machine) => {
    const options = args.value(1)
    const isKnown = options instanceof PlatformObject && options.type === 'asyncoptions'
    return isKnown ? enqueue(args.instance(0), machine) : unsupported('enqueueJob with these arguments')
  },
}

function enqueue(instance: Instance, machine: Machine): string {
  const { org, session, program } = machine
  if (!program.isKindOf(instance.of, 'queueable')) return unsupported(`the job ${instance.of.written}`)
  if (session.running === 'queueable' && session.test !== undefined) {
    return machine.raise('AsyncException', 'Maximum stack depth has been reached.')
  }
  count('queueables', machine)
  session.usage.hasPendingWork = true
  const id = addRow(session.store, org.schema, {
    object: 'AsyncApexJob',
    fields: { JobType: 'Queueable', Status: 'Queued' },
  })
  session.jobs.push({ id, kind: 'queueable', instance, userId: session.userId, phase: session.phase })
  return id
}

/** Runs the jobs of a phase of the test, and those that they start, each in a transaction of its own. */
export function runJobs(wanted: (job: Job) => boolean, machine: Machine) {
  const { session } = machine
  for (let job = session.jobs.find(wanted); job; job = session.jobs.find(wanted)) {
    session.jobs.splice(session.jobs.indexOf(job), 1)
    runJob(job, machine)
  }
}

/** Runs a job in a transaction of its own. */
export function runJob(job: Job, machine: Machine) {
  const { session } = machine
  const { userId, usage, mixing, running, store } = session
  Object.assign(session, { userId: job.userId, usage: newUsage(true), mixing: {}, running: job.kind })
  session.finalizer = undefined
  try {
    execute(job.instance, contextOf(job), machine)
    finalize('success', job, machine)
  } catch (fault) {
    if (!(fault instanceof ApexException)) throw fault
    session.store = store
    finalize('unhandled_exception', job, machine)
    throw fault
  } finally {
    Object.assign(session, { userId, usage, mixing, running })
  }
}

/** Runs the finalizer of a job in a transaction of its own. */
function finalize(result: string, { userId }: Job, machine: Machine) {
  const { session } = machine
  const { finalizer } = session
  if (!finalizer) return
  Object.assign(session, { userId, usage: newUsage(true), mixing: {}, running: 'finalizer', finalizer: undefined })
  execute(
    finalizer,
    new PlatformObject('finalizercontext', {
      methods: { 'getresult/0': () => ENUM_CONSTANTS[`parentjobresult.${result}`] ?? null },
    }),
    machine,
  )
}

function execute(instance: Instance, context: Value, machine: Machine) {
  const method = resolveOverload(machine.program.methodsOf(instance.of, 'execute'), [context], machine)
  callMethod(
    method ?? unsupported(`${instance.of.written} without execute`),
    { self: instance, values: [context] },
    machine,
  )
}

const contextOf = ({ id, kind }: Job): PlatformObject =>
  kind === 'queueable'
    ? new PlatformObject('queueablecontext', { methods: { 'getjobid/0': () => id } })
    : new PlatformObject('schedulablecontext', { methods: { 'gettriggerid/0': () => id } })
