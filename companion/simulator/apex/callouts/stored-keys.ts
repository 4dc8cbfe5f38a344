import type { Machine } from '../../../../packages/apex-interpreter/index.ts'
import type { Org } from '../../org/org.ts'

const [MANAGER, READER] = ['Tollbridge_Companion-Org', 'Tollbridge_Companion-Reader']

type Credentials = Machine['org']['credentials']

/** The parameters of the external credential, by principal, as Apex finds them. */
export function credentialsOf({ state: { pairing } }: Org): Credentials {
  const keys = [
    [MANAGER, pairing?.key],
    [READER, pairing?.readerKey],
  ] as const
  return new Map(keys.flatMap(([principal, key]) => (key === undefined ? [] : [[principal, new Map([['Key', key]])]])))
}

/** Stores the keys that Apex wrote into the external credential, or took away. */
export function keepCredentials({ org, session: { credentials } }: Machine, { state, save }: Org): void {
  const isKept = (principal: string) => credentials.get(principal) === org.credentials?.get(principal)
  if (isKept(MANAGER) && isKept(READER)) return
  const [key, readerKey] = [MANAGER, READER].map((principal) => credentials.get(principal)?.get('Key'))
  if (key === undefined) delete state.pairing
  else state.pairing = { key, ...(readerKey !== undefined && { readerKey }) }
  save.now()
}
