import type { Org } from '../org/org.ts'
import type { Person } from '../org/people.ts'

/** The user whose pages these are: the admin, unless control chose another. */
export function pageUser({ people, state }: Org): Person | undefined {
  return (
    people.find(({ id }) => id === state.pageUserId) ?? people.find(({ profile }) => profile === 'System Administrator')
  )
}
