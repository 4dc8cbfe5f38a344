import type { LockedPackage } from '../../../scripts/supply-chain/lock.ts'

/** A production package from the registry, in order in every way. */
export const lockedPackage = (name: string, version: string, rest: Partial<LockedPackage> = {}): LockedPackage => ({
  folder: `node_modules/${name}`,
  name,
  version,
  licence: 'MIT',
  integrity: 'sha512-AAAA',
  isProduction: true,
  isOptional: false,
  isBundled: false,
  origin: undefined,
  ...rest,
})
