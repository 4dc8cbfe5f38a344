import type { EventLogSettings, OrgState } from '../state/org-state.ts'
import type { LoggedCall } from './logged-call.ts'

type Column = { name: string; type: string; of: (call: LoggedCall, state: OrgState) => string }

const EXTERNAL = 'EXTERNAL_APPLICATION'

const column = (name: string, type: string, of: Column['of']): Column => ({ name, type, of })
const id15 = (id: string) => id.slice(0, 15)

/** The columns of Summer '26, in the order of a file. UNSURE: the position of the newest five. */
const FULL: Column[] = [
  column('EVENT_TYPE', 'String', () => 'ApiTotalUsage'),
  column('TIMESTAMP', 'String', ({ at }) => compactTime(at)),
  column('REQUEST_ID', 'String', ({ requestId }) => requestId),
  column('ORGANIZATION_ID', 'Id', (_, { organizationId }) => id15(organizationId)),
  column('USER_ID', 'Id', ({ userId }) => id15(userId)),
  column('API_FAMILY', 'String', ({ family }) => family),
  column('API_VERSION', 'Number', ({ version }) => version),
  column('API_RESOURCE', 'String', ({ resource }) => resource),
  column('CLIENT_NAME', 'String', ({ clientName }) => clientName),
  column('HTTP_METHOD', 'String', ({ method }) => method),
  column('CLIENT_IP', 'String', ({ clientIp }) => clientIp),
  column('COUNTS_AGAINST_API_LIMIT', 'Boolean', ({ counts }) => (counts ? '1' : '0')),
  column('CONNECTED_APP_ID', 'String', ({ appId }) => id15(appId)),
  column('ENTITY_NAME', 'Set', ({ entity }) => entity),
  column('STATUS_CODE', 'Number', ({ status }) => String(status)),
  column('CONNECTED_APP_NAME', 'String', ({ appName }) => appName),
  column('USER_NAME', 'String', ({ username }) => username),
  column('API_CLIENT_CATEGORY', 'String', ({ appId }) => (appId ? EXTERNAL : 'UNKNOWN')),
  column('BOT_IDENTIFIER', 'String', () => ''),
  column('BOT_SESSION_IDENTIFIER', 'String', () => ''),
  column('PLANNER_IDENTIFIER', 'String', () => ''),
  column('TIMESTAMP_DERIVED', 'DateTime', ({ at }) => new Date(at).toISOString()),
]

/** The columns that older releases did not write. */
const NEW = /^(API_CLIENT_CATEGORY|BOT_.*|PLANNER_IDENTIFIER|CONNECTED_APP_NAME|USER_NAME)$/

/** The columns of a file, in order. */
export function columnsOf(set: EventLogSettings['columns']): Column[] {
  if (set === 'older') return clientNameLast(FULL.filter(({ name }) => !NEW.test(name)))
  return set === 'shuffled' ? FULL.toSorted((a, b) => b.name.localeCompare(a.name)) : FULL
}

/** A log file: a line of names, then one line per call, every value in quotes. */
export function csvOf(calls: LoggedCall[], columns: Column[], state: OrgState): string {
  const lines = calls.map((call) => columns.map(({ of }) => quoted(of(call, state))).join(','))
  return [columns.map(({ name }) => quoted(name)).join(','), ...lines, ''].join('\n')
}

function clientNameLast(columns: Column[]): Column[] {
  const isClientName = ({ name }: Column) => name === 'CLIENT_NAME'
  return [...columns.filter((one) => !isClientName(one)), ...columns.filter(isClientName)]
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
const compactTime = (at: number) => new Date(at).toISOString().replace(/[-:TZ]/g, '')
