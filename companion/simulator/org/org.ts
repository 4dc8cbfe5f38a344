import { join } from 'node:path'
import { type Faults, faultList } from '../control/faults.ts'
import { eventLog, type EventLog } from '../event-log/event-log.ts'
import { slidingWindow, type SlidingWindow } from '../limits/sliding-window.ts'
import { type WireCall, wireCalls, type WireCalls } from '../limits/wire-calls.ts'
import type { Deployment } from '../metadata/deployment.ts'
import { authorizationCodes, type AuthorizationCodes } from '../oauth/authorization-codes.ts'
import { loginSessions, type LoginSessions } from '../oauth/login-sessions.ts'
import { tokenFamilies, type TokenFamilies } from '../oauth/token-family.ts'
import { type JsonFile, jsonFile } from '../state/json-file.ts'
import { loadOrgState, type OrgState } from '../state/org-state.ts'
import { type ClientKeys, type Environment, newOrgState, SANDBOX_NAME } from './blueprint.ts'
import { type MovableClock, offsetClock } from './clock.ts'
import { type Cursors, cursors } from '../soql/pages.ts'
import { type Catalogue, catalogueOf } from '../schema/catalogue.ts'
import { livingMakersOf, makersOf } from '../records/makers.ts'
import { type Tables, tables } from '../records/tables.ts'
import { loadChanges } from '../records/changes.ts'
import { peopleOf, type Person } from './people.ts'

/** One simulated org: its state, and the parts that work on it. */
export type Org = {
  state: OrgState
  save: JsonFile
  saveRecords: JsonFile
  clock: MovableClock
  window: SlidingWindow
  calls: WireCalls
  eventLog: EventLog
  /** Wire calls that have not been answered yet. */
  inFlight: Set<WireCall>
  faults: Faults
  tokens: TokenFamilies
  codes: AuthorizationCodes
  sessions: LoginSessions
  people: Person[]
  readonly catalogue: Catalogue
  tables: Tables
  cursors: Cursors
  deployments: Map<string, Deployment>
  redirectUris: string[]
  /** The other org: production for a sandbox, and the reverse. */
  sibling?: Org
  /** The address of the org, known once it listens. */
  origin: string
}

export type OrgOptions = { environment: Environment; stateDir: string; redirectUris: string[]; client?: ClientKeys }

/** Opens an org from its folder, or creates it at the first start. */
export function openOrg({ environment, stateDir, redirectUris, client }: OrgOptions): Org {
  const file = join(stateDir, `${environment}.json`)
  const state = { ...(loadOrgState(file) ?? newOrgState(environment, Date.now())), ...client }
  const clock = offsetClock(state)
  const window = slidingWindow(clock, state.window)
  const people = peopleOf(environment === 'sandbox' ? SANDBOX_NAME : undefined)
  const recordFile = join(stateDir, `${environment}-records.json`)
  const calls = wireCalls(join(stateDir, `${environment}-wire-calls.ndjson`))
  const log = eventLog({ state, people, clock, wireCalls: calls })
  const living = livingMakersOf({ log, state, clock, sibling: () => org.sibling?.state })
  const records = tables(makersOf({ state, people }), loadChanges(recordFile), living)
  const org: Org = {
    state,
    save: jsonFile(file, () => ({ ...state, window: window.entries() })),
    saveRecords: jsonFile(recordFile, records.changes),
    clock,
    window,
    calls,
    eventLog: log,
    inFlight: new Set(),
    faults: faultList(),
    tokens: tokenFamilies(state, { clock }),
    codes: authorizationCodes({ clock }),
    sessions: loginSessions(),
    people,
    get catalogue() {
      return catalogueOf(state)
    },
    tables: records,
    cursors: cursors(),
    deployments: new Map(),
    redirectUris,
    origin: '',
  }
  return org
}
