import { recordId } from '../../org/ids.ts'
import type { Org } from '../../org/org.ts'

type Held = { id: string; name: string; label: string; userIds: string[] }

const INTEGRATION = 'Marketo Integration'

/** The holders before the package is deployed, since a stand-in's pages work without it. */
const toBeginWith = ({ people }: Org): Held[] =>
  [
    { name: 'Tollbridge_Admin', people: people.filter(({ profile }) => profile === 'System Administrator') },
    { name: 'Tollbridge_Integration_User', people: people.filter(({ profile }) => profile === INTEGRATION) },
    { name: 'Tollbridge_Viewer', people: [] },
  ].map(({ name, people: holders }, index) => ({
    id: recordId('0PS', 900 + index),
    name,
    label: name.replaceAll('_', ' '),
    userIds: holders.map(({ id }) => id),
  }))

function heldIn(org: Org): Held[] {
  const first = toBeginWith(org)
  const sets = org.tables.rows('PermissionSet').filter(({ Name }) => first.some(({ name }) => name === Name))
  if (sets.length === 0) return first
  const assignments = org.tables.rows('PermissionSetAssignment')
  return sets
    .map(({ Id, Name, Label }) => ({
      id: Id,
      name: String(Name),
      label: String(Label),
      userIds: assignments.filter((row) => row.PermissionSetId === Id).map(({ AssigneeId }) => String(AssigneeId)),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/** `TollbridgePermissionHolders.all`: the number of users with each permission set of the package. */
export const holdersIn = (org: Org) => heldIn(org).map(({ userIds, ...set }) => ({ ...set, count: userIds.length }))

/** `TollbridgePermissionHolders.holdersOf`: the users with one of them. */
export const holdersOf = (wanted: string, org: Org): string[] =>
  heldIn(org).find(({ name }) => name === wanted)?.userIds ?? []
