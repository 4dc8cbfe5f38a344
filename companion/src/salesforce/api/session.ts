import type { Spender, Wire } from '../wire/wire.ts'

/** A signed-in user of an org, on whose credits requests go, and what for. */
export type Session = Omit<Spender, 'bucket'> & { instanceUrl: string; accessToken: string }

export type SessionDeps = { wire: Wire; apiVersion: string }
