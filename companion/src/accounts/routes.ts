import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Routes } from '../platform/http/http.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import { passwordRoutes } from './passwords/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { sessionRoutes } from './sign-in/routes.ts'

export type AccountDeps = { db: Database; clock: Clock; jobs: Jobs; publicUrl: URL }

/** Everything about people and how they sign in. */
export const accountRoutes: Routes<AccountDeps> = async (app, deps) => {
  await sessionRoutes(app, deps)
  await passwordRoutes(app, deps)
  await peopleRoutes(app, deps)
}
