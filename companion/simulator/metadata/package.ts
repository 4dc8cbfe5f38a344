import { strFromU8, unzipSync } from 'fflate'
import { COMPONENT_TYPES, type ComponentType } from './component-types.ts'

type Files = ReadonlyMap<string, string>

/** A component of a package: what it is, and the text of each of its files. */
export type Component = { type: string; fullName: string; fileName: string; files: Files }

export type MetadataPackage = {
  manifest: string | undefined
  /** Manifests of what is to be removed. */
  removals: string[]
  components: Component[]
  strangers: string[]
}

const REMOVALS = ['destructiveChanges.xml', 'destructiveChangesPre.xml', 'destructiveChangesPost.xml']

/** Reads a deploy's zip: its manifest, its components, and the files that belong to none. */
export function readPackage(zip: Uint8Array): MetadataPackage {
  const files = new Map(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)] as const))
  const manifests = ['package.xml', ...REMOVALS]
  const paths = [...files.keys()].filter((path) => !manifests.includes(path) && !path.endsWith('/'))
  const byComponent = Map.groupBy(paths, (path) => keyOf(path))
  const strangers = byComponent.get(undefined) ?? []
  const components = [...byComponent].flatMap(([key, own]) => (key ? [componentOf(key, own, files)] : []))
  return {
    manifest: files.get('package.xml'),
    removals: REMOVALS.flatMap((path) => files.get(path) ?? []),
    components: [...components, ...partsIn(components)],
    strangers,
  }
}

function keyOf(path: string): string | undefined {
  const [folder = '', ...rest] = path.split('/')
  const kind = COMPONENT_TYPES.find((one) => one.folder === folder)
  const name = kind && nameIn(rest, kind)
  return name && `${folder}/${name}`
}

function nameIn(rest: string[], { suffix, withMeta }: ComponentType): string | undefined {
  const file = rest.join('/')
  if (suffix === '') return rest.length > 1 ? rest[0] : undefined
  const main = withMeta ? file.replace(/-meta\.xml$/, '') : file
  return main.endsWith(suffix) ? main.slice(0, -suffix.length) : undefined
}

function componentOf(key: string, own: string[], files: Files): Component {
  const [folder = '', fullName = ''] = key.split(/\/(.*)/s)
  const kind = COMPONENT_TYPES.find((one) => one.folder === folder)
  const texts = new Map(own.map((path) => [path, files.get(path) ?? ''] as const))
  return { type: kind?.type ?? '', fullName, fileName: `${key}${kind?.suffix ?? ''}`, files: texts }
}

/** A manifest names each label and each field by itself, though they share a file with others. */
function partsIn(components: Component[]): Component[] {
  return components.flatMap((component) => {
    const text = [...component.files.values()].join('')
    if (component.type === 'CustomLabels')
      return namesOf('labels', text).map((name) => partOf(component, 'CustomLabel', name))
    if (component.type !== 'CustomObject') return []
    return namesOf('fields', text).map((name) => partOf(component, 'CustomField', `${component.fullName}.${name}`))
  })
}

function partOf({ fileName }: Component, type: string, fullName: string): Component {
  return { type, fullName, fileName, files: new Map<string, string>() }
}

function namesOf(element: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`<${element}>\\s*<fullName>([^<]+)</fullName>`, 'g'))].map(([, name = '']) =>
    name.trim(),
  )
}
