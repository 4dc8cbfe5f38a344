import { type Advisories, findingsIn, type PinnedAdvisories, vulnerabilityFaults } from './advisories.ts'
import { ageReport, newReleases } from './ages.ts'
import type { LockedPackage } from './lock.ts'
import type { Policy } from './policy.ts'
import { type Answer, askForAdvisories, type Registry, versionsByName } from './registry.ts'

type AuditInput = {
  packages: LockedPackage[]
  /** The packages of an older lock file. Only what is new since then has to be a week old. */
  before: LockedPackage[]
  policy: Policy
  pinned: PinnedAdvisories
}

export type AuditReport = {
  lines: string[]
  /** 0: checked online and fine. 1: something is refused. 3: something could not be checked online. */
  exitCode: 0 | 1 | 3
  /** The advisories of the registry. Absent: it did not answer. */
  advisories?: Advisories
}

/** Asks the registry about all packages, and falls back on the pinned advisories where it does not answer. */
export async function auditReport(
  { packages, before, policy, pinned }: AuditInput,
  context: { registry: Registry; now: Date },
): Promise<AuditReport> {
  const answer = await askForAdvisories(versionsByName(packages), context.registry)
  const known = 'value' in answer ? answer.value : pinned.advisories
  const ages = await ageReport(newReleases(before, packages), policy.releases.young, context)
  const faults = [...vulnerabilityFaults(findingsIn(packages, known), policy.exceptions), ...ages.faults]
  const isComplete = 'value' in answer && ages.unknown.length === 0
  return {
    lines: [
      ...faults,
      ...ages.unknown.map((release) => `${release}: its age is unknown`),
      conclusion(answer, pinned.asOf, faults.length),
    ],
    exitCode: faults.length > 0 ? 1 : isComplete ? 0 : 3,
    ...('value' in answer ? { advisories: answer.value } : {}),
  }
}

const conclusion = (answer: Answer<Advisories>, asOf: string, faults: number): string =>
  'value' in answer
    ? `Checked online: ${faults} refused`
    : `Not checked online, because ${answer.why}. By the advisories pinned as of ${asOf}: ${faults} refused`
