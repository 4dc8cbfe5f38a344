import type { Consumer } from '../credits/gate.ts'
import type { TenantId } from '../platform/ids.ts'
import type { Wire } from './wire.ts'

/** A signed-in user of an org, and on whose credits requests go. */
export type Session = { tenantId: TenantId; consumer: Consumer; instanceUrl: string; accessToken: string }

export type SessionDeps = { wire: Wire; apiVersion: string }
