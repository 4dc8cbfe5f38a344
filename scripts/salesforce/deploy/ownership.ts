import { digestOf, type EarlierFiles } from './earlier.ts'

/** The kinds of components whose text an org tells. */
export type CodeType = 'ApexClass' | 'ApexTrigger' | 'LightningComponentBundle'

export type ComponentName = { type: CodeType; name: string }

/** A component in an org: the text of each of its files by path, and the description of a bundle. */
export type OrgComponent = ComponentName & { files: ReadonlyMap<string, string>; description?: string }

/** What a deployment meets in an org. */
export type Encounter = {
  /** Components under our names that are not ours. A deployment would replace them. */
  strangers: OrgComponent[]
  /** Our components under names of earlier versions. */
  outdated: OrgComponent[]
  /** Components under names of earlier versions that are not ours, or were changed since. */
  changed: OrgComponent[]
}

/** What the description of each of our bundles ends with. */
export const BUNDLE_MARK = 'Part of Tollbridge.'

/** The tag in the doc comment with which each of our classes and triggers begins. */
const CODE_MARK = /^\s*\/\*\*(?:(?!\*\/).)*@group Tollbridge\b/s

/** Whether the text of a class or trigger begins with our mark. */
export const isMarkedCode = (text: string): boolean => CODE_MARK.test(text)

/** Names are compared without case, as an org does. */
export const keyOf = ({ type, name }: ComponentName): string => `${type}:${name}`.toLowerCase()

/** The component that a file belongs to, such as `classes/Setup.cls`. */
export function componentOf(path: string): ComponentName {
  const [folder = '', file = ''] = path.split('/')
  const type = folder === 'lwc' ? 'LightningComponentBundle' : folder === 'triggers' ? 'ApexTrigger' : 'ApexClass'
  return { type, name: file.replace(/\.(cls|trigger)$/, '') }
}

/** Sorts what an org holds: `own` are the names that the deployment brings. */
export function encounterOf(held: OrgComponent[], own: ComponentName[], earlier: EarlierFiles): Encounter {
  const [ownKeys, earlierKeys] = [new Set(own.map(keyOf)), new Set([...earlier.keys()].map(componentOf).map(keyOf))]
  const leftover = held.filter((one) => !ownKeys.has(keyOf(one)) && earlierKeys.has(keyOf(one)))
  return {
    strangers: held.filter((one) => ownKeys.has(keyOf(one)) && !isOurs(one, earlier)),
    outdated: leftover.filter((one) => isOurs(one, earlier)),
    changed: leftover.filter((one) => !isOurs(one, earlier)),
  }
}

const isOurs = (component: OrgComponent, earlier: EarlierFiles) =>
  isMarked(component) || isOfEarlierVersion(component, earlier)

function isMarked({ type, files, description = '' }: OrgComponent): boolean {
  if (type === 'LightningComponentBundle') return description.trimEnd().endsWith(BUNDLE_MARK)
  return [...files.values()].every(isMarkedCode)
}

function isOfEarlierVersion({ files }: OrgComponent, earlier: EarlierFiles): boolean {
  return [...files].every(([path, text]) => earlier.get(path.toLowerCase())?.has(digestOf(text)) ?? false)
}
