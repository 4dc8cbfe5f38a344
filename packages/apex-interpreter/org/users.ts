import { unsupported } from '../faults.ts'
import type { Row } from '../values/values.ts'
import { addRow } from './rows.ts'
import type { Schema } from './schema.ts'
import type { Store } from './store.ts'

/** A user of the org. `language` is such as `fr` or `en_US`, `timeZone` such as `Europe/Paris`. */
export type Person = { username: string; lastName: string; language: string; locale: string; timeZone: string }

type Place = { store: Store; schema: Schema }

/** Adds a user whom the org had before. Returns the id. */
export function addUser(person: Person, profileId: string, { store, schema }: Place): string {
  const id = addRow(store, schema, {
    object: 'User',
    fields: {
      Alias: person.lastName.slice(0, 8),
      Email: person.username,
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: person.language,
      LastName: person.lastName,
      LocaleSidKey: person.locale,
      Name: person.lastName,
      ProfileId: profileId,
      TimeZoneSidKey: person.timeZone,
      Username: person.username,
      UserType: 'Standard',
    },
  })
  assignProfile(id, profileId, { store, schema })
  return id
}

/** Assigns the permission set that belongs to a profile, as the platform does for each user. */
export function assignProfile(userId: string, profileId: string, { store, schema }: Place) {
  const owned = store.rows('permissionset').find(({ fields }) => fields.get('profileid') === profileId)
  const setId = owned?.fields.get('id') ?? unsupported('a profile without a permission set')
  addRow(store, schema, { object: 'PermissionSetAssignment', fields: { AssigneeId: userId, PermissionSetId: setId } })
}

/** The row of a user. */
export const userRow = (id: string, store: Store): Row => store.get('user', id)?.row ?? unsupported(`the user ${id}`)

/** A text of a user's row, such as the language. */
export function textOfUser(id: string, field: string, store: Store): string {
  const value = userRow(id, store).fields.get(field)
  return typeof value === 'string' ? value : unsupported(`a user without ${field}`)
}
