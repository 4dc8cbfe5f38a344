import type { Person } from '../org/people.ts'
import type { OrgState } from '../state/org-state.ts'
import { flowMaker, triggerMaker } from './automation.ts'
import { BUSINESS_MAKERS } from './business-makers.ts'
import { organizationMaker, profileMaker, userMaker } from './setup-makers.ts'
import type { Maker, Makers } from './tables.ts'

type Origin = { state: OrgState; people: Person[] }

/** Who makes the rows of each object of an org. */
export function makersOf(origin: Origin): Makers {
  const { environment } = origin.state
  return new Map([
    ...BUSINESS_MAKERS,
    ['Organization', organizationMaker(origin)],
    ['User', userMaker(origin)],
    ['Profile', profileMaker(origin)],
    ['ApexTrigger', triggerMaker(environment)],
    ['FlowDefinitionView', flowMaker(environment)],
    ['ApexClass', classMaker(origin)],
  ])
}

/** The Apex classes that were deployed to the org. */
const classMaker =
  ({ state }: Origin): Maker =>
  () =>
    state.deployed
      .filter(({ type }) => type === 'ApexClass')
      .map(({ id, fullName }) => ({ Id: id, Name: fullName, ApiVersion: 67, Status: 'Active' }))
