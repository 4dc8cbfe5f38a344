import { createHash } from 'node:crypto'
import { expressionOf } from './licences.ts'
import { isFromRegistry, type Lock, type LockEntry, type LockedPackage, packagesOf } from './lock.ts'

type Component = {
  type: 'library'
  'bom-ref': string
  name: string
  version: string
  scope: 'required' | 'optional'
  licenses: object[]
  purl: string
  hashes: { alg: 'SHA-512'; content: string }[]
}

type Dependency = { ref: string; dependsOn: string[] }

const APPLICATION = 'tollbridge'

/** The name that tools know a CycloneDX document by. */
export const SBOM_FILE = 'tollbridge.cdx.json'

export const textOfSbom = (sbom: ReturnType<typeof sbomOf>): string => `${JSON.stringify(sbom, null, 2)}\n`

/**
 * What `npm ci --omit=dev` installs on any platform, as a CycloneDX 1.6 document. The same lock file gives the same
 * document: it has no time, no path and no registry, and its serial number is derived from its content.
 */
export function sbomOf(lock: Lock) {
  const packages = packagesOf(lock).filter((one) => one.isProduction)
  const components = componentsOf(packages)
  const dependencies = dependenciesOf(lock)
  const { version = '' } = lock.packages[''] ?? {}
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([version, components, dependencies]))}`,
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'pre-build' }],
      component: { type: 'application', 'bom-ref': APPLICATION, name: APPLICATION, version },
    },
    components,
    dependencies,
  }
}

/** One component for each name and version, however many folders it has. */
function componentsOf(packages: LockedPackage[]): Component[] {
  const folders = Map.groupBy(packages, purlOf)
  return [...folders].sort(byFirst).map(([purl, [one, ...more]]) => ({
    type: 'library',
    'bom-ref': purl,
    name: one?.name ?? '',
    version: one?.version ?? '',
    scope: [one, ...more].every((copy) => copy?.isOptional) ? 'optional' : 'required',
    licenses: licensesOf(one?.licence),
    purl,
    hashes: hashesOf(one?.integrity),
  }))
}

/** Whom each component needs. The root and its workspaces are one: the application. */
function dependenciesOf(lock: Lock): Dependency[] {
  const needs = new Map<string, Set<string>>()
  for (const [folder, entry] of Object.entries(lock.packages)) {
    if (entry.dev === true || entry.link === true) continue
    const ref = isFromRegistry(folder, entry) ? purlIn(lock, folder) : APPLICATION
    const found = needs.get(ref) ?? new Set()
    for (const name of namesOf(entry)) {
      const target = resolve(lock, folder, name)
      if (target !== undefined && lock.packages[target]?.dev !== true) found.add(purlIn(lock, target))
    }
    needs.set(ref, found)
  }
  return [...needs].sort(byFirst).map(([ref, found]) => ({ ref, dependsOn: [...found].sort() }))
}

const namesOf = ({ dependencies, optionalDependencies, peerDependencies }: LockEntry): string[] =>
  Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })

/** The folder in which Node finds a package: the nearest `node_modules` upwards. Undefined: it is not in the lock file. */
function resolve(lock: Lock, folder: string, name: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  const above = parts.map((_, length) => parts.slice(0, parts.length - length).join('/'))
  return [...above, '']
    .filter((one) => !one.endsWith('node_modules'))
    .map((one) => (one === '' ? `node_modules/${name}` : `${one}/node_modules/${name}`))
    .find((candidate) => lock.packages[candidate] !== undefined)
}

function purlIn(lock: Lock, folder: string): string {
  const [found] = packagesOf({ packages: { [folder]: lock.packages[folder] ?? {} } })
  return found ? purlOf(found) : APPLICATION
}

const purlOf = ({ name, version }: LockedPackage): string =>
  `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`

function licensesOf(licence: string | undefined): object[] {
  const expression = expressionOf(licence)
  if (licence === undefined) return []
  if (expression === undefined) return [{ license: { name: licence } }]
  return 'license' in expression && expression.license === licence
    ? [{ license: { id: licence } }]
    : [{ expression: licence }]
}

const hashesOf = (integrity: string | undefined): Component['hashes'] =>
  integrity?.startsWith('sha512-')
    ? [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }]
    : []

/** A UUID of version 8, which may be derived from content. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

const byFirst = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number => (a < b ? -1 : 1)
