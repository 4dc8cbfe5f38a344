import type { Person } from '../org/people.ts'
import type { OrgState } from '../state/org-state.ts'
import { organizationMaker, profileMaker, userMaker } from './setup-makers.ts'
import type { Makers } from './tables.ts'

/** Who makes the rows of each object of an org. */
export function makersOf(origin: { state: OrgState; people: Person[] }): Makers {
  return new Map([
    ['Organization', organizationMaker(origin)],
    ['User', userMaker(origin)],
    ['Profile', profileMaker(origin)],
  ])
}
