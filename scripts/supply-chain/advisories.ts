import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import semver from 'semver'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { LockedPackage } from './lock.ts'
import { type Exceptions, policyFolder } from './policy.ts'

const Severity = Type.Union([
  Type.Literal('info'),
  Type.Literal('low'),
  Type.Literal('moderate'),
  Type.Literal('high'),
  Type.Literal('critical'),
])

const Advisory = Type.Object({
  url: Type.String(),
  title: Type.String(),
  severity: Severity,
  /** A range of semver. */
  vulnerable_versions: Type.String(),
})

/** What the registry's bulk endpoint answers: the advisories of each package. */
export const Advisories = Type.Record(Type.String(), Type.Array(Advisory))

const PinnedAdvisories = Type.Object({
  /** The day up to which the source was known, as YYYY-MM-DD. */
  asOf: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  source: Type.String(),
  /** The versions, as a range of semver, that were looked up for each package. */
  lookedUp: Type.Record(Type.String(), Type.String()),
  advisories: Advisories,
})

type Advisory = Static<typeof Advisory>
export type Advisories = Static<typeof Advisories>
export type PinnedAdvisories = Static<typeof PinnedAdvisories>
export type Finding = { package: LockedPackage; advisory: Advisory }

export const advisoriesFile = (root: string): string => join(policyFolder(root), 'advisories.json')

/** Throws where the file is missing or has another form. */
export const readAdvisories = (root: string): PinnedAdvisories =>
  Value.Parse(PinnedAdvisories, JSON.parse(readFileSync(advisoriesFile(root), 'utf8')))

/** The packages that an advisory is about. A pre-release counts by its number, as npm counts it. */
export const findingsIn = (packages: LockedPackage[], advisories: Advisories): Finding[] =>
  packages.flatMap((one) =>
    (advisories[one.name] ?? [])
      .filter((advisory) => isWithin(one.version, advisory.vulnerable_versions))
      .map((advisory) => ({ package: one, advisory })),
  )

/** The findings that refuse a package, less those with an exception, and the exceptions without need. */
export function vulnerabilityFaults(findings: Finding[], exceptions: Exceptions): string[] {
  const refused = findings.filter(isRefused)
  const isExcepted = (finding: Finding): boolean => exceptions.some((entry) => isExceptedBy(finding, entry))
  return [
    ...refused
      .filter((finding) => !isExcepted(finding))
      .map(
        ({ package: { folder, version }, advisory: { severity, title, url } }) =>
          `${folder}@${version} is vulnerable (${severity}): ${title}, ${url}`,
      ),
    ...exceptions
      .filter((entry) => !refused.some((finding) => isExceptedBy(finding, entry)))
      .map((entry) => `exceptions.json names ${entry.advisory} of ${entry.package} without need`),
  ]
}

/** The names of production packages of which nothing is known, because they were not looked up in this version. */
export function unknownPackages(packages: LockedPackage[], { lookedUp }: PinnedAdvisories): string[] {
  const unknown = packages.filter((one) => one.isProduction && !isWithin(one.version, lookedUp[one.name] ?? '<0.0.0-0'))
  return [...new Set(unknown.map(({ name }) => name))].sort()
}

/** Whole days between the day of the file and now. */
export const ageInDays = ({ asOf }: PinnedAdvisories, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(asOf)) / 86_400_000)

const isWithin = (version: string, range: string): boolean =>
  semver.satisfies(version, range, { includePrerelease: true })

const isRefused = ({ package: { isProduction }, advisory: { severity } }: Finding): boolean =>
  severity === 'critical' || severity === 'high' || (severity === 'moderate' && isProduction)

const isExceptedBy = ({ package: { name }, advisory: { url } }: Finding, entry: Exceptions[number]): boolean =>
  entry.package === name && url.endsWith(`/${entry.advisory}`)
