import semver from 'semver'
import type { LockedPackage } from './lock.ts'
import type { NamedRelease } from './policy.ts'

/** The pre-releases in production without a reason, and the reasons that no package needs any more. */
export function preReleaseFaults(packages: LockedPackage[], named: NamedRelease[]): string[] {
  const preReleases = packages.filter((one) => one.isProduction && semver.prerelease(one.version) !== null)
  return [
    ...preReleases
      .filter((one) => !named.some((entry) => isAbout(entry, one)))
      .map((one) => `${one.folder}@${one.version} is a pre-release in production, and releases.json has no reason`),
    ...withoutNeed(preReleases, named),
  ]
}

/** The versions that were once let in early and are no longer used. */
export const spareYoungReleases = (packages: LockedPackage[], named: NamedRelease[]): string[] =>
  withoutNeed(packages, named)

const withoutNeed = (packages: LockedPackage[], named: NamedRelease[]): string[] =>
  named
    .filter((entry) => !packages.some((one) => isAbout(entry, one)))
    .map((entry) => `releases.json names ${entry.package}@${entry.version} without need`)

export const isAbout = (entry: NamedRelease, one: Pick<LockedPackage, 'name' | 'version'>): boolean =>
  entry.package === one.name && entry.version === one.version
