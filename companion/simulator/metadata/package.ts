import { strFromU8, unzipSync } from 'fflate'
import { COMPONENT_TYPES, type ComponentType } from './component-types.ts'

type Files = ReadonlyMap<string, string>

/** A component of a package: what it is, and the text of each of its files. */
export type Component = { type: string; fullName: string; fileName: string; files: Files }

export type MetadataPackage = { manifest: string | undefined; components: Component[]; strangers: string[] }

/** Reads a deploy's zip: its manifest, its components, and the files that belong to none. */
export function readPackage(zip: Uint8Array): MetadataPackage {
  const files = new Map(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, strFromU8(bytes)] as const))
  const paths = [...files.keys()].filter((path) => path !== 'package.xml' && !path.endsWith('/'))
  const byComponent = Map.groupBy(paths, (path) => keyOf(path))
  const strangers = byComponent.get(undefined) ?? []
  const components = [...byComponent].flatMap(([key, own]) => (key ? [componentOf(key, own, files)] : []))
  return { manifest: files.get('package.xml'), components: [...components, ...labelsIn(components)], strangers }
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

/** A manifest names each label by itself, though they share a file. */
function labelsIn(components: Component[]): Component[] {
  return components
    .filter(({ type }) => type === 'CustomLabels')
    .flatMap(({ fileName, files }) =>
      labelNames([...files.values()].join('')).map((fullName) => ({
        type: 'CustomLabel',
        fullName,
        fileName,
        files: new Map<string, string>(),
      })),
    )
}

function labelNames(text: string): string[] {
  return [...text.matchAll(/<labels>\s*<fullName>([^<]+)<\/fullName>/g)].map(([, name = '']) => name.trim())
}
