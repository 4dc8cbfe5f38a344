import type { ConnectionId, HandshakeId } from '../ids.ts'
import { sealedColumn, type SealedKind } from '../../platform/vault/reseal-kinds.ts'
import { inConnection, inHandshake } from './secrets.ts'
import { connection, handshake } from '../tables.ts'

const ofConnection = (field: 'clientSecret' | 'accessToken' | 'refreshToken'): SealedKind =>
  sealedColumn({
    sealed: connection[field],
    id: connection.connectionId,
    tenantId: connection.tenantId,
    at: ({ tenantId, id }) => inConnection({ tenantId, connectionId: id as ConnectionId }, field),
  })

const ofHandshake = (field: 'clientSecret' | 'verifier'): SealedKind =>
  sealedColumn({
    sealed: handshake[field],
    id: handshake.handshakeId,
    tenantId: handshake.tenantId,
    at: ({ tenantId, id }) => inHandshake({ tenantId, handshakeId: id as HandshakeId }, field),
  })

/** What is sealed in the rows of connections and handshakes. */
export const sealedInConnections: readonly SealedKind[] = [
  ofConnection('clientSecret'),
  ofConnection('accessToken'),
  ofConnection('refreshToken'),
  ofHandshake('clientSecret'),
  ofHandshake('verifier'),
]
