import type { Org } from '../../org/org.ts'

/** Who holds a permission set before the package is deployed, by profile, since a stand-in's pages work without it. */
const FIRST_HOLDERS: Readonly<Record<string, string>> = {
  Tollbridge_Admin: 'System Administrator',
  Tollbridge_Integration_User: 'Marketo Integration',
}

/** The ids of the users with a permission set of the package. */
export function holdersOf(wanted: string, { tables, people }: Org): string[] {
  const sets = tables.rows('PermissionSet')
  if (!sets.some(({ Name }) => Name === 'Tollbridge_Admin')) {
    return people.filter(({ profile }) => profile === FIRST_HOLDERS[wanted]).map(({ id }) => id)
  }
  const ids = sets.filter(({ Name }) => Name === wanted).map(({ Id }) => Id)
  return tables
    .rows('PermissionSetAssignment')
    .filter(({ PermissionSetId }) => ids.includes(String(PermissionSetId)))
    .map(({ AssigneeId }) => String(AssigneeId))
}
