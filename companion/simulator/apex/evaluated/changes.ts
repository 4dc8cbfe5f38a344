import { jsonFrom, textOf, type Machine } from '../../../../packages/apex-interpreter/index.ts'
import { abortJob, planJob } from '../../org/jobs.ts'
import type { Org } from '../../org/org.ts'
import { keepCredentials } from '../callouts/stored-keys.ts'
import { intervalOf, keepSettings } from '../setup/setup-settings.ts'
import { snapshotsIn } from '../setup/snapshot-schedule.ts'

const SETTINGS = 'Tollbridge_Settings__c'

/** Writes to the org what Apex changed in its copy: the keys, the settings and the scheduled job. */
export function writeBack(machine: Machine, org: Org): void {
  keepCredentials(machine, org)
  keepChangedSettings(machine, org)
  keepSchedule(machine, org)
}

function keepChangedSettings({ org: { schema, store }, session }: Machine, org: Org) {
  const [before] = store.rows(SETTINGS.toLowerCase())
  const [after] = session.store.rows(SETTINGS.toLowerCase())
  if (!after || after === before) return
  const old = before ? jsonFrom(before, schema) : {}
  const changed = Object.entries(jsonFrom(after, schema)).filter(
    ([name, value]) => name.endsWith('__c') && value !== old[name],
  )
  keepSettings(Object.fromEntries(changed), org)
}

function keepSchedule({ org: { store }, session }: Machine, org: Org) {
  const job = snapshotsIn(org)
  const isNew = (id: string) => !store.get('crontrigger', id)
  if (session.store.rows('crontrigger').some(({ fields }) => isNew(textOf(fields.get('id') ?? null)))) {
    planJob({ ...job, every: intervalOf(org), userId: session.userId }, org)
    return
  }
  const [known, planned] = [store, session.store].map((one) =>
    one.rows('cronjobdetail').map(({ fields }) => fields.get('name')),
  )
  if (known?.includes(job.name) && !planned?.includes(job.name)) abortJob(job.name, org)
}
