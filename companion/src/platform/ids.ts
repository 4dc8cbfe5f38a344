import { randomUUID } from 'node:crypto'

/** A text that names one thing of a kind, so that ids of two kinds cannot be mixed up. */
export type Id<Brand extends string> = string & { readonly brand: Brand }

export type TenantId = Id<'TenantId'>
export type PersonId = Id<'PersonId'>
/** The 18-character id of a Salesforce org. */
export type OrganizationId = Id<'OrganizationId'>

/** A new random id of any kind. */
export const newId = <Kind extends string = string>(_kind?: Kind): Kind => randomUUID() as string as Kind
