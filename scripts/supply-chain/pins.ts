import semver from 'semver'
import { type Static, Type } from 'typebox'
import type { LockedPackage } from './lock.ts'

const Versions = Type.Optional(Type.Record(Type.String(), Type.String()))

/** The members of a package.json that choose versions. */
export const Manifest = Type.Object({
  workspaces: Type.Optional(Type.Array(Type.String())),
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
  overrides: Versions,
})

const VERSIONS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'] as const

/** The versions that a package.json leaves open, such as `^1.0.0`, a tag or an address. */
export const openVersions = (file: string, manifest: Static<typeof Manifest>): string[] =>
  VERSIONS.flatMap((member) => Object.entries(manifest[member] ?? {}))
    .filter(([, version]) => semver.valid(version) !== version)
    .map(([name, version]) => `${file} does not pin ${name} exactly: ${version}`)

/** The packages of the lock file whose bytes or whose registry are not settled. */
export const unsettledPackages = (packages: LockedPackage[]): string[] =>
  packages.flatMap(({ folder, integrity, isBundled, origin }) => [
    ...(isBundled || integrity?.startsWith('sha512-') ? [] : [`${folder} has no SHA-512 integrity in the lock file`]),
    ...(origin === undefined ? [] : [`${folder} comes from ${origin}, not from the configured registry`]),
  ])
