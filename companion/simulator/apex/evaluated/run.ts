import { Type } from 'typebox'
import { Value } from 'typebox/value'
import {
  actionsOf,
  ApexException,
  callAction,
  runJob,
  startMachine,
  withCallouts,
  type Job,
  type Machine,
} from '../../../../packages/apex-interpreter/index.ts'
import type { Org } from '../../org/org.ts'
import { ApexRefusal, type ApexCall } from '../apex-call.ts'
import { callOut } from '../callouts/named-credential.ts'
import { writeBack } from './changes.ts'
import { describedIn } from './described.ts'
import { copyOf } from './org-copy.ts'
import { readPackage } from './program.ts'

const Parameters = Type.Record(Type.String(), Type.Unknown())

/** The jobs of each org that run or wait. */
const running = new WeakMap<Org, Promise<unknown>>()

/** Waits for the jobs of an org, since no job may write after the org is closed. */
export const endOfJobs = (org: Org): Promise<unknown> => running.get(org) ?? Promise.resolve()

/** Whether the package has a method for components of this name. */
export const isAction = async (name: string): Promise<boolean> =>
  actionsOf((await readPackage()).program).includes(name)

/** Calls a method of the package, on a copy of the org. */
export async function callApex(name: string, org: Org, call: ApexCall): Promise<unknown> {
  const parameters = Value.Check(Parameters, call.parameters) ? call.parameters : {}
  const { result, jobs } = await transaction(org, call, (machine) => callAction(name, parameters, machine))
  if ('refusal' in result) throw new ApexRefusal(result.refusal)
  if (jobs.length > 0) running.set(org, Promise.all([endOfJobs(org), runQueued(jobs, org, call)]))
  return result.answer ?? undefined
}

/** Runs Apex on a copy of the org, with callouts to the companion, and writes back what it changed. */
async function transaction<Result>(org: Org, call: ApexCall, run: (machine: Machine) => Result) {
  const { program, facts } = await readPackage()
  const [copy, double] = [copyOf(org, facts, call), describedIn(org)]
  const { result, machine } = await withCallouts(
    (send) => {
      const machine = startMachine(program, { org: copy, double, send })
      return { result: run(machine), machine }
    },
    (request) => callOut(request, org),
  )
  writeBack(machine, org)
  return { result, jobs: machine.session.jobs.filter(({ kind }) => kind === 'queueable') }
}

/** Runs jobs and those that they queue. A job that fails ends, as in an org. */
async function runQueued(jobs: Job[], org: Org, call: ApexCall): Promise<void> {
  for (const job of jobs) {
    const { jobs: next } = await transaction(org, call, (machine) => {
      endingQuietly(job, machine)
    })
    await runQueued(next, org, call)
  }
}

function endingQuietly(job: Job, machine: Machine) {
  try {
    runJob(job, machine)
  } catch (fault) {
    if (!(fault instanceof ApexException)) throw fault
  }
}
