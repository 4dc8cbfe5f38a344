const MINUTE = 60_000
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString()

export const uat = {
  organizationId: '00D8d000000PxQzEAK',
  organizationName: 'Northwind UAT',
  environment: 'sandbox',
  pairedAt: ago(50 * 24 * 60),
  pairedBy: 'Ada Lind',
  pairingId: 'pairing-1',
  lastHeardAt: ago(12),
  connected: true,
  fingerprint: { takenAt: ago(3 * 60), source: 'read' },
}

export const live = {
  ...uat,
  organizationId: '00DHs0000000001MAA',
  organizationName: 'Northwind Traders',
  environment: 'production',
  pairedBy: null,
  pairingId: null,
  lastHeardAt: ago(2 * 24 * 60),
  connected: false,
  fingerprint: null,
}

export const pairedOrgs = [live, uat]

/** A new pairing code. */
export const pairing = {
  pairingId: 'pairing-2',
  code: 'K7QM-3RXA-9TPD',
  expiresAt: new Date(Date.now() + 15 * MINUTE).toISOString(),
  lifetimeSeconds: 900,
}
