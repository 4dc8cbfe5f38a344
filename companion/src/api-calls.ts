import type { AccountCalls } from './accounts/index.ts'
import type { ConnectionCalls } from './connections/index.ts'
import type { CreditCalls } from './credits/index.ts'
import type { GoLiveCalls } from './go-live/index.ts'
import type { NotificationCalls } from './notifications/index.ts'
import type { OrgApiCalls } from './org-api/index.ts'
import type { ParityCalls } from './parity/index.ts'
import type { CallsOf } from './platform/http/calls.ts'

/** Every call of the HTTP API, typed by the schemas of its route. Types only: importing it runs nothing. */
export type ApiCalls = AccountCalls &
  ConnectionCalls &
  CreditCalls &
  GoLiveCalls &
  NotificationCalls &
  OrgApiCalls &
  ParityCalls &
  CallsOf<typeof import('./platform/http/routes/audit.ts')>

export type { Problem as ApiProblem } from './platform/http/problem.ts'
