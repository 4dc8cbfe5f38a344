import type { Routes } from '../platform/http/http.ts'
import { invitationRoutes } from './invitations/routes.ts'
import { passwordRoutes } from './passwords/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import type { AccountServices } from './services.ts'
import { sessionRoutes } from './sign-in/routes.ts'

/** Everything about people and how they sign in. */
export const accountRoutes: Routes<AccountServices> = async (app, deps) => {
  await sessionRoutes(app, deps)
  await passwordRoutes(app, deps)
  await peopleRoutes(app, deps)
  await invitationRoutes(app, deps)
}
