import { strFromU8, unzipSync } from 'fflate'
import { COMPONENT_TYPES, type ComponentType } from './component-types.ts'
import { definitionOf, fieldsIn, listViewsIn } from './check/definition.ts'

type Files = ReadonlyMap<string, string>

/** A component of a package: its type and name, the texts of its files, and its definition. */
export type Component = {
  type: string
  fullName: string
  fileName: string
  files: Files
  definition?: Record<string, string>
}

export type MetadataPackage = {
  manifest: string | undefined
  /** Manifests of removals: before the rest is deployed, and after it. */
  removals: { before: string[]; after: string[] }
  components: Component[]
  strangers: string[]
}

const REMOVALS = {
  before: ['destructiveChanges.xml', 'destructiveChangesPre.xml'],
  after: ['destructiveChangesPost.xml'],
}

/** Reads a deploy's zip: its manifest, its components, and files without a component. */
export function readPackage(zip: Uint8Array, isSingle = true): MetadataPackage {
  const unzipped = Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)] as const)
  const files = new Map(isSingle ? unzipped : firstFolder(unzipped))
  const manifests = ['package.xml', ...REMOVALS.before, ...REMOVALS.after]
  const paths = [...files.keys()].filter((path) => !manifests.includes(path) && !path.endsWith('/'))
  const byComponent = Map.groupBy(paths, (path) => keyOf(path))
  const strangers = byComponent.get(undefined) ?? []
  const components = [...byComponent].flatMap(([key, own]) => (key ? [componentOf(key, own, files)] : []))
  return {
    manifest: files.get('package.xml'),
    removals: { before: textsAt(REMOVALS.before, files), after: textsAt(REMOVALS.after, files) },
    components: [...components, ...partsIn(components)],
    strangers,
  }
}

/** The files of the first folder, by their paths in it. What is at the root belongs to no package. */
function firstFolder(files: (readonly [string, string])[]): (readonly [string, string])[] {
  const [folder] = files.flatMap(([path]) => /^[^/]+\//.exec(path) ?? [])
  return folder
    ? files
        .filter(([path]) => path.startsWith(folder) && path !== folder)
        .map(([path, text]) => [path.slice(folder.length), text] as const)
    : []
}

const textsAt = (paths: string[], files: Files) => paths.flatMap((path) => files.get(path) ?? [])

function keyOf(path: string): string | undefined {
  const [folder = '', ...rest] = path.split('/')
  const kind = COMPONENT_TYPES.find((one) => one.folder === folder)
  const name = kind && nameIn(rest, kind)
  return name && `${folder}/${name}`
}

/** A folder of reports has its name alone in the manifest, and a slash after it where the CLI writes the manifest. */
const FOLDER = /^(\w+)-meta\.xml$/

function nameIn(rest: string[], { suffix, withMeta, folderType }: ComponentType): string | undefined {
  const file = rest.join('/')
  if (folderType !== undefined && FOLDER.test(file)) return file.replace(FOLDER, '$1')
  if (suffix === '') return rest.length > 1 ? rest[0] : undefined
  const main = withMeta ? file.replace(/-meta\.xml$/, '') : file
  return main.endsWith(suffix) ? main.slice(0, -suffix.length) : undefined
}

function componentOf(key: string, own: string[], files: Files): Component {
  const [folder = '', fullName = ''] = key.split(/\/(.*)/s)
  const { type = '', suffix = '' } = COMPONENT_TYPES.find((one) => one.folder === folder) ?? {}
  const texts = new Map(own.map((path) => [path, files.get(path) ?? ''] as const))
  const fileName = own.find((path) => path === `${key}-meta.xml`) ?? `${key}${suffix}`
  const definition = definitionOf(type, texts.get(suffix === '' ? `${key}/${fullName}.js-meta.xml` : fileName) ?? '')
  return { type, fullName, fileName, files: texts, definition }
}

/** A manifest lists each label and field separately, even though they share a file. */
function partsIn(components: Component[]): Component[] {
  return components.flatMap((component) => {
    const text = [...component.files.values()].join('')
    if (component.type === 'CustomLabels')
      return labelsIn(text).map((name) => partOf(component, { type: 'CustomLabel', fullName: name }))
    if (component.type !== 'CustomObject') return []
    const nameOf = (part: string) => `${component.fullName}.${part}`
    return [
      ...fieldsIn(text).map(({ name, definition }) =>
        partOf(component, { type: 'CustomField', fullName: nameOf(name), definition }),
      ),
      ...listViewsIn(text).map((name) => partOf(component, { type: 'ListView', fullName: nameOf(name) })),
    ]
  })
}

function partOf({ fileName }: Component, part: Pick<Component, 'type' | 'fullName' | 'definition'>): Component {
  return { ...part, fileName, files: new Map<string, string>() }
}

function labelsIn(text: string): string[] {
  return [...text.matchAll(/<labels>\s*<fullName>([^<]+)<\/fullName>/g)].map(([, name = '']) => name.trim())
}
