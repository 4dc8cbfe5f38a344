import { Type } from 'typebox'
import type { PersonId, TenantId } from '../platform/ids.ts'
import { LANGUAGES } from '../platform/labels/languages.ts'
import { EmailAddress, Exactly, Moment, Nullable } from '../platform/schemas.ts'

const Name = Type.String({ minLength: 1, maxLength: 200 })
const Language = Type.Enum([...LANGUAGES])
const Role = Type.Union([Type.Literal('admin'), Type.Literal('user')])
const Id = <Kind extends string>() => Type.Unsafe<Kind>(Type.String({ format: 'uuid' }))
/** Longer than any password that is accepted: the refusal that explains it comes from the domain. */
const Password = Type.String({ minLength: 1, maxLength: 1024 })

export const PersonView = Exactly({
  personId: Id<PersonId>(),
  name: Name,
  email: EmailAddress,
  role: Role,
  language: Language,
})

export const SessionView = Exactly({
  person: PersonView,
  tenant: Exactly({ tenantId: Id<TenantId>(), businessName: Name }),
  csrfToken: Type.String(),
})
export const Credentials = Exactly({ email: EmailAddress, password: Password })
export const LinkRequest = Exactly({ email: EmailAddress })
export const NewPassword = Exactly({ token: Type.String({ minLength: 1, maxLength: 100 }), password: Password })
const ListedPerson = Exactly({
  ...PersonView.properties,
  state: Type.Union([
    Type.Literal('invited'),
    Type.Literal('pending'),
    Type.Literal('expired'),
    Type.Literal('active'),
  ]),
  expiresAt: Nullable(Moment, { description: 'when the link of the invitation ends' }),
  lastSignedInAt: Nullable(Moment),
})
export const People = Exactly({ people: Type.Array(ListedPerson) })
export const Invitation = Exactly({ name: Name, email: EmailAddress, role: Role, language: Type.Optional(Language) })
export const PersonParams = Exactly({ personId: Id<PersonId>() })
export const NewRole = Exactly({ role: Role })
