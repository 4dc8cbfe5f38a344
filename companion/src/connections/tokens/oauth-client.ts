import type { Vault } from '../../platform/vault/vault.ts'
import type { OAuthClient } from '../../salesforce/index.ts'
import type { Handshake } from '../handshake/store.ts'
import { inConnection, inHandshake } from './secrets.ts'
import type { ConnectionRow } from '../tables.ts'

type App = Pick<ConnectionRow, 'loginOrigin' | 'clientId'>

/** The app that a handshake signs in with. */
export const clientOfHandshake = (handshake: Handshake, vault: Vault): OAuthClient =>
  clientOf(
    handshake,
    handshake.clientSecret && vault.open(handshake.clientSecret, inHandshake(handshake, 'clientSecret')),
  )

/** The app that a connection was authorized with. */
export const clientOfConnection = (row: ConnectionRow, vault: Vault): OAuthClient =>
  clientOf(row, row.clientSecret && vault.open(row.clientSecret, inConnection(row, 'clientSecret')))

const clientOf = ({ loginOrigin, clientId }: App, clientSecret: string | null): OAuthClient =>
  clientSecret ? { loginOrigin, clientId, clientSecret } : { loginOrigin, clientId }
