import { apiError, notFound } from '../http/api-error.ts'
import type { Resource } from './resource.ts'
import { requireObject } from './describe/view.ts'

/** The contents of a log file, as raw CSV. */
const logFile: Resource['answer'] = ({ person }, { id = '' }, org) => {
  if (!org.eventLog.admits(person))
    throw apiError(403, 'INSUFFICIENT_ACCESS', 'You do not have the permission to view event log files')
  requireObject('EventLogFile', { org, person })
  const file = org.eventLog.files().find((one) => one.id.slice(0, 15) === id.slice(0, 15))
  if (!file) throw notFound()
  return { status: 200, headers: { 'content-type': 'text/csv; charset=UTF-8' }, body: org.eventLog.csv(file) }
}

export const eventLogResources: Resource[] = [
  { method: 'GET', pattern: 'sobjects/EventLogFile/:id/LogFile', answer: logFile },
]
