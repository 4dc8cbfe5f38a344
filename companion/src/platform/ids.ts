import { randomUUID } from 'node:crypto'

type Id<Brand extends string> = string & { readonly brand: Brand }

export type TenantId = Id<'TenantId'>
export type PersonId = Id<'PersonId'>
export type ConnectionId = Id<'ConnectionId'>
export type HandshakeId = Id<'HandshakeId'>
export type NoticeId = Id<'NoticeId'>
export type PairingId = Id<'PairingId'>
export type FingerprintId = Id<'FingerprintId'>
export type ParityReportId = Id<'ParityReportId'>
/** The 18-character id of a Salesforce org. */
export type OrganizationId = Id<'OrganizationId'>

/** A new random id of any kind. */
export const newId = <Kind extends string = string>(_kind?: Kind): Kind => randomUUID() as string as Kind
