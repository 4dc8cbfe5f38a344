import { readEarlierFiles } from './earlier.ts'
import { type ComponentName, componentOf, type Encounter, encounterOf, type OrgComponent } from './ownership.ts'
import { componentsOf } from './own.ts'
import { isScheduled, readOrg } from './read-org.ts'

/** The package directory that earlier versions had, and whose old names an upgrade removes. */
const APP = 'force-app'

const KINDS = { ApexClass: 'Apex class', ApexTrigger: 'Apex trigger', LightningComponentBundle: 'component' }

/** Looks up what of a deployment's components an org holds already. Asks nothing where there is no code. */
export async function inspectOrg(directory: string, target: string[]): Promise<Encounter> {
  const earlier = directory === APP ? readEarlierFiles() : new Map<string, ReadonlySet<string>>()
  const own = componentsOf(directory)
  const wanted: ComponentName[] = [...own, ...[...earlier.keys()].map(componentOf)]
  return encounterOf(await readOrg(wanted, target), own, earlier)
}

/** Why nothing may be deployed over what the org holds, or nothing. */
export function strangerFault({ strangers }: Encounter): string | undefined {
  if (strangers.length === 0) return undefined
  const lines = strangers.map((one) => `- ${nameOf(one)} is not part of Tollbridge, or was changed in the org.`)
  return [
    'Nothing was deployed, because it would replace code of your org:',
    ...lines,
    'Rename or delete each of them in the org, then run this command again.',
  ].join('\n')
}

/** Why the components of an earlier version cannot be removed yet, or nothing. */
export async function scheduleFault({ outdated }: Encounter, target: string[]): Promise<string | undefined> {
  const classes = outdated.filter(({ type }) => type === 'ApexClass')
  if (!(await isScheduled(classes, target))) return undefined
  return [
    'Nothing was deployed, because the snapshots of the earlier version are still scheduled.',
    'Open Tollbridge > Setup > Snapshots, choose Off, and run this command again.',
    'After the upgrade, choose the interval again.',
  ].join('\n')
}

/** What stays in the org though its name is one of ours, or nothing. */
export function keptNote(kept: OrgComponent[]): string | undefined {
  if (kept.length === 0) return undefined
  return `Left in the org, because it is not part of Tollbridge or was changed: ${kept.map(nameOf).join(', ')}`
}

const nameOf = ({ type, name }: OrgComponent) => `the ${KINDS[type]} ${name}`
