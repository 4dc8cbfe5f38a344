import type { Call, Step } from './calls.ts'

const WIRE = 'salesforce/wire/wire.ts#Wire'

const takeFingerprint: Step = {
  ref: 'parity/reading/take-fingerprint.ts#takeFingerprint',
  does: 'takes the fingerprint of the connected org',
}
const withSession: Step = {
  ref: 'connections/tokens/session.ts#withSession',
  does: 'opens the access token, and renews it once when Salesforce has ended the session',
}
const readOrg: Step = {
  ref: 'parity/reading/read-org.ts#readOrg',
  does: 'names what to read: six describes and five queries',
}
const getTogether: Step = {
  ref: 'salesforce/api/composite.ts#getTogether',
  does: 'puts everything into one composite request, and tells a refused part from a failed request',
}
const openConnection: Step = {
  ref: 'salesforce/api/jsforce-connection.ts#openConnection',
  does: 'lets jsforce send its request over the wire',
}
const retrying: Step = {
  ref: 'salesforce/wire/retry.ts#retrying',
  as: WIRE,
  does: 'sends again what failed in passing, three times at most, for a credit each, and reports refusals',
}
const limitingConcurrency: Step = {
  ref: 'salesforce/wire/concurrency.ts#limitingConcurrency',
  as: WIRE,
  does: 'waits until the org can take one more request at a time',
}
const createWire: Step = {
  ref: 'salesforce/wire/wire.ts#createWire',
  as: WIRE,
  does: 'checks the host, then reserves, sends and settles',
}
const headroom: Step = {
  ref: 'credits/org-allowance/headroom.ts#createHeadroom.admit',
  as: 'credits/org-allowance/headroom.ts#Headroom.admit',
  does: 'refuses while the org itself is short of API requests',
}
const gate: Step = {
  ref: 'credits/gate/gate.ts#createGate.reserve',
  as: 'credits/gate/gate.ts#Gate.reserve',
  does: 'reserves one credit of the tenant',
}
const holder: Step = {
  ref: 'credits/gate/holder.ts#Holder.reserve',
  does: 'manages what this process holds for the tenant',
}
const leases: Step = {
  ref: 'credits/gate/tenant-leases.ts#TenantLeases.reserve',
  does: 'takes the credit from a lease in hand, without the database',
}
const store: Step = {
  ref: 'credits/gate/store.ts#takeCredits',
  does: 'only when no lease is in hand: takes one from the database, in one round trip',
}
const exchange: Step = {
  ref: 'salesforce/wire/exchange.ts#exchange',
  as: 'salesforce/wire/exchange.ts#Exchange',
  does: 'sends exactly one HTTP request and reads the whole answer',
}

/** The way of one metered call. When the check says that a call is no longer made, follow the code and correct the list. */
export const meteredCall: Call[] = [
  { from: takeFingerprint, to: withSession },
  { from: withSession, to: readOrg, how: { runs: takeFingerprint.ref } },
  { from: readOrg, to: getTogether },
  { from: getTogether, to: openConnection },
  { from: openConnection, to: retrying },
  { from: retrying, to: limitingConcurrency, how: 'wraps' },
  { from: limitingConcurrency, to: createWire, how: 'wraps' },
  { from: createWire, to: headroom },
  { from: createWire, to: gate },
  { from: gate, to: holder },
  { from: holder, to: leases },
  { from: holder, to: store },
  { from: createWire, to: exchange },
]
