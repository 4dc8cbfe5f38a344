import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const Ranges = Type.Optional(Type.Record(Type.String(), Type.String()))

const Entry = Type.Object({
  name: Type.Optional(Type.String()),
  version: Type.Optional(Type.String()),
  license: Type.Optional(Type.Unknown()),
  integrity: Type.Optional(Type.String()),
  resolved: Type.Optional(Type.String()),
  dev: Type.Optional(Type.Boolean()),
  link: Type.Optional(Type.Boolean()),
  optional: Type.Optional(Type.Boolean()),
  inBundle: Type.Optional(Type.Boolean()),
  dependencies: Ranges,
  optionalDependencies: Ranges,
  peerDependencies: Ranges,
})

const Lock = Type.Object({ packages: Type.Record(Type.String(), Entry) })

/** What package-lock.json holds, by the folder of each package. The root's folder is ''. */
export type Lock = Static<typeof Lock>
export type LockEntry = Static<typeof Entry>

/** A package from the registry, at one folder of the lock file. */
export type LockedPackage = {
  folder: string
  name: string
  version: string
  /** As the package states it. Undefined: the package states none. */
  licence: string | undefined
  integrity: string | undefined
  /** Whether `npm ci --omit=dev` installs the package, on at least one platform. */
  isProduction: boolean
  isOptional: boolean
  /** Whether the package comes in the tarball of another one, whose integrity covers it. */
  isBundled: boolean
  /** Where the package comes from, when that is not the configured registry. */
  origin: string | undefined
}

/** Throws where the text is no lock file of version 3. */
export const parseLock = (text: string): Lock => Value.Parse(Lock, JSON.parse(text))

export const readLock = (root: string): Lock => parseLock(readFileSync(join(root, 'package-lock.json'), 'utf8'))

/** The packages from the registry. The workspaces are not among them. */
export const packagesOf = (lock: Lock): LockedPackage[] =>
  Object.entries(lock.packages).flatMap(([folder, entry]) =>
    isFromRegistry(folder, entry) ? [packageOf(folder, entry)] : [],
  )

export const isFromRegistry = (folder: string, { link }: LockEntry): boolean =>
  folder.includes('node_modules/') && link !== true

/** The name of the package in a folder, which an alias calls otherwise. */
const nameOf = (folder: string, { name }: LockEntry): string =>
  name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)

const packageOf = (folder: string, entry: LockEntry): LockedPackage => ({
  folder,
  name: nameOf(folder, entry),
  version: entry.version ?? '',
  licence: typeof entry.license === 'string' ? entry.license : undefined,
  integrity: entry.integrity,
  isProduction: entry.dev !== true,
  isOptional: entry.optional === true,
  isBundled: entry.inBundle === true,
  origin: entry.resolved,
})
