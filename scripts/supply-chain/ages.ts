import type { LockedPackage } from './lock.ts'
import type { NamedRelease } from './policy.ts'
import { askForPublishTimes, type Registry } from './registry.ts'
import { isAbout } from './releases.ts'

/** A version that is withdrawn or found to be malicious is mostly so within its first week. */
const MIN_AGE_DAYS = 7

const DAY_MS = 86_400_000
const MAX_AT_ONCE = 10

type Releases = Pick<LockedPackage, 'name' | 'version'>[]

/** The versions that the older lock file does not have. */
export function newReleases(before: Releases, after: Releases): Releases {
  const keyOf = ({ name, version }: Releases[number]): string => `${name}@${version}`
  const known = new Set(before.map(keyOf))
  const found = new Map(after.filter((one) => !known.has(keyOf(one))).map((one) => [keyOf(one), one]))
  return [...found.values()]
}

export type AgeReport = { faults: string[]; unknown: string[] }

/** Those of the versions that are too young and not named, and those whose time the registry did not give. */
export async function ageReport(
  releases: Releases,
  named: NamedRelease[],
  { registry, now }: { registry: Registry; now: Date },
): Promise<AgeReport> {
  const asked = releases.filter((release) => !named.some((entry) => isAbout(entry, release)))
  const report: AgeReport = { faults: [], unknown: [] }
  for (let start = 0; start < asked.length; start += MAX_AT_ONCE) {
    const some = asked.slice(start, start + MAX_AT_ONCE)
    const published = await Promise.all(some.map((one) => publishedAt(one, registry)))
    for (const [index, { name, version }] of some.entries()) {
      const days = Math.floor((now.getTime() - (published[index] ?? NaN)) / DAY_MS)
      if (Number.isNaN(days)) report.unknown.push(`${name}@${version}`)
      else if (days < MIN_AGE_DAYS) report.faults.push(`${name}@${version} is ${days} days old, not ${MIN_AGE_DAYS}`)
    }
  }
  return report
}

/** In milliseconds since 1970. NaN: the registry did not say. */
async function publishedAt({ name, version }: Releases[number], registry: Registry): Promise<number> {
  const answer = await askForPublishTimes(name, registry)
  return 'value' in answer ? Date.parse(answer.value[version] ?? '') : NaN
}
