import type { OrganizationId, PersonId, TenantId } from './ids.ts'
import type { Language } from './labels/languages.ts'

export type Role = 'admin' | 'user'

/** Who is asking, as the session says. */
export type Person = {
  personId: PersonId
  tenantId: TenantId
  email: string
  name: string
  role: Role
  language: Language
}

/** The paired Salesforce org that is asking, as its key says. */
export type PairedOrganization = { tenantId: TenantId; organizationId: OrganizationId }
