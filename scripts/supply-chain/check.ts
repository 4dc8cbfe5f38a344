/** Checks the packages of the lock file against what we decided in config/supply-chain. Asks no network. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { projectRoot, reportFaults } from '../docs/kept-document.ts'
import { ageInDays, findingsIn, readAdvisories, unknownPackages, vulnerabilityFaults } from './advisories.ts'
import { licenceFaults } from './licences.ts'
import { packagesOf, readLock } from './lock.ts'
import { Manifest, openVersions, unsettledPackages } from './pins.ts'
import { readPolicy } from './policy.ts'
import { preReleaseFaults, spareYoungReleases } from './releases.ts'

const MAX_AGE_DAYS = 30

const readManifest = (file: string) => Value.Parse(Manifest, JSON.parse(readFileSync(join(projectRoot, file), 'utf8')))

const packages = packagesOf(readLock(projectRoot))
const policy = readPolicy(projectRoot)
const advisories = readAdvisories(projectRoot)
const manifests = [
  'package.json',
  ...(readManifest('package.json').workspaces ?? []).map((one) => `${one}/package.json`),
]

reportFaults('Supply chain', [
  ...manifests.flatMap((file) => openVersions(file, readManifest(file))),
  ...unsettledPackages(packages),
  ...licenceFaults(packages, policy.licences),
  ...preReleaseFaults(packages, policy.releases.preReleases),
  ...spareYoungReleases(packages, policy.releases.young),
  ...vulnerabilityFaults(findingsIn(packages, advisories.advisories), policy.exceptions),
])

const production = new Set(packages.filter((one) => one.isProduction).map(({ name }) => name)).size
const unknown = unknownPackages(packages, advisories).length
process.stdout.write(
  `Advisories as of ${advisories.asOf}: ${production - unknown} production packages looked up, ${unknown} unknown\n`,
)
if (ageInDays(advisories, new Date()) > MAX_AGE_DAYS) {
  process.stdout.write(`Warning: the advisories are older than ${MAX_AGE_DAYS} days. Run npm run audit -- --write.\n`)
}
