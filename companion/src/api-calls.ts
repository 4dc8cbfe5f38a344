import type { CallsOf } from './platform/http/calls.ts'

/** Every call of the HTTP API, typed by the schemas of its route. Types only: importing it runs nothing. */
export type ApiCalls = CallsOf<typeof import('./accounts/sign-in/routes.ts')> &
  CallsOf<typeof import('./accounts/passwords/routes.ts')> &
  CallsOf<typeof import('./accounts/people/routes.ts')> &
  CallsOf<typeof import('./connections/routes.ts')> &
  CallsOf<typeof import('./connections/connection/events-route.ts')> &
  CallsOf<typeof import('./credits/reconciliation/routes.ts')> &
  CallsOf<typeof import('./credits/settings/routes.ts')> &
  CallsOf<typeof import('./credits/usage/routes.ts')> &
  CallsOf<typeof import('./credits/usage/window-routes.ts')> &
  CallsOf<typeof import('./go-live/routes.ts')> &
  CallsOf<typeof import('./notifications/routes.ts')> &
  CallsOf<typeof import('./org-api/orgs/routes.ts')> &
  CallsOf<typeof import('./org-api/reports/fingerprint-routes.ts')> &
  CallsOf<typeof import('./org-api/reports/routes.ts')> &
  CallsOf<typeof import('./parity/routes.ts')> &
  CallsOf<typeof import('./platform/http/audit-routes.ts')>
