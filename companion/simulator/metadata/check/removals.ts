import type { Org } from '../../org/org.ts'
import type { DeployedComponent } from '../../state/deployed-component.ts'
import { removalFault } from './check-removal.ts'
import { deployedBy, without } from '../deployed.ts'
import type { Message } from '../deployment.ts'
import { type Member, membersOf } from '../manifest.ts'
import { keyOf } from './needs.ts'
import type { MetadataPackage } from '../package.ts'

type Removals = MetadataPackage['removals']

/** The result of each removal. Removals before the rest are checked against the present components of the org. */
export function removalMessages({ before, after }: Removals, changes: Message[], org: Org): Message[] {
  const [first, last] = [before.flatMap(membersOf), after.flatMap(membersOf)]
  const now = without(first, org.state.deployed)
  const then = without(last, [...without(changes, now), ...changes.map(deployedBy)])
  return [...first.map((member) => removalOf(member, now, org)), ...last.map((member) => removalOf(member, then, org))]
}

/** The result of one removal. A missing component gives only a warning, as on the platform. */
function removalOf(member: Member, staying: DeployedComponent[], org: Org): Message {
  const found = org.state.deployed.find((one) => keyOf(one) === keyOf(member))
  const problem = found && removalFault(found, staying, org)
  return { ...member, fileName: 'destructiveChanges.xml', id: found?.id ?? '', created: false, deleted: true, problem }
}
