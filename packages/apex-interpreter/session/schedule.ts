import { unsupported } from '../faults.ts'
import type { Arguments, StaticMethods } from '../library/arguments.ts'
import { addRow } from '../org/rows.ts'
import type { Machine } from '../run/machine.ts'
import { nextFireTime } from './cron.ts'

/** Schedules jobs and takes them away. Jobs of the org are visible to tests. */
export const SCHEDULE_METHODS: StaticMethods = {
  'abortjob/1': (args, machine) => abort(args.text(0), machine),
  'schedule/3': (args, machine) => schedule(args, machine),
}

function schedule(args: Arguments, machine: Machine): string {
  const { org, session, program } = machine
  const [name, expression, instance] = [args.text(0), args.text(1), args.instance(2)]
  if (!program.isKindOf(instance.of, 'schedulable')) return unsupported(`the scheduled job ${instance.of.written}`)
  if (session.store.rows('cronjobdetail').some(({ fields }) => fields.get('name') === name)) {
    return machine.raise('AsyncException', `The Apex job named "${name}" is already scheduled for execution.`)
  }
  session.usage.hasPendingWork = true
  const detail = addRow(session.store, org.schema, { object: 'CronJobDetail', fields: { JobType: '7', Name: name } })
  const id = addRow(session.store, org.schema, {
    object: 'CronTrigger',
    fields: {
      CronExpression: expression,
      CronJobDetailId: detail,
      NextFireTime: nextFireTime(expression, machine),
      OwnerId: session.userId,
      State: 'WAITING',
    },
  })
  session.jobs.push({ id, kind: 'scheduled', instance, userId: session.userId, phase: session.phase })
  return id
}

function abort(id: string, { session }: Machine): null {
  const detail = session.store.get('crontrigger', id)?.row.fields.get('cronjobdetailid')
  if (typeof detail !== 'string') return unsupported(`abortJob of ${id}`)
  session.usage.hasPendingWork = true
  session.store.remove('crontrigger', id)
  session.store.remove('cronjobdetail', detail)
  session.jobs = session.jobs.filter((job) => job.id !== id)
  return null
}
