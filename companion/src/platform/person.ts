import type { PersonId, TenantId } from './ids.ts'
import type { Language } from './labels/languages.ts'

export type Role = 'admin' | 'user'

/** Names a person of a tenant. */
export type PersonKey = Pick<Person, 'tenantId' | 'personId'>

/** Who is asking, as the session says. */
export type Person = {
  personId: PersonId
  tenantId: TenantId
  email: string
  name: string
  role: Role
  language: Language
}
