import type { Org } from '../org/org.ts'
import type { DeployedComponent } from '../state/deployed-component.ts'
import { removalFault } from './check-removal.ts'
import { deployedBy, without } from './deployed.ts'
import type { Message } from './deployment.ts'
import { type Member, membersOf } from './manifest.ts'
import { keyOf } from './needs.ts'
import type { MetadataPackage } from './package.ts'

type Removals = MetadataPackage['removals']

/** What comes of each removal. Unless it is asked for after the rest, what stands in its way is what the org has now. */
export function removalMessages({ before, after }: Removals, changes: Message[], org: Org): Message[] {
  const [first, last] = [before.flatMap(membersOf), after.flatMap(membersOf)]
  const now = without(first, org.state.deployed)
  const then = without(last, [...without(changes, now), ...changes.map(deployedBy)])
  return [...first.map((member) => removalOf(member, now, org)), ...last.map((member) => removalOf(member, then, org))]
}

/** What is not there cannot be removed; the platform says so, and goes on. */
function removalOf(member: Member, staying: DeployedComponent[], org: Org): Message {
  const found = org.state.deployed.find((one) => keyOf(one) === keyOf(member))
  const problem = found && removalFault(found, staying, org)
  return { ...member, fileName: 'destructiveChanges.xml', id: found?.id ?? '', created: false, deleted: true, problem }
}
