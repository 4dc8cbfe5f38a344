import { after, type Clock } from '../../platform/clock.ts'
import { isRefusal, type Refusal } from '../../platform/refusals/errors.ts'
import { knownVersions, newestOf, type SalesforceSession } from '../../salesforce/index.ts'
import { refusal } from '../refusals.ts'

/** An org is upgraded three times a year. */
const KEPT = { hours: 24 }

/** The API version of each org that does not know ours, by where it answers. */
export type LearnedVersions = { of(origin: string): string | undefined; learn(origin: string, version: string): void }

/** What this process has learned. It is forgotten after a day, so that an upgraded org gets our version. */
export function learnedVersions({ clock }: { clock: Clock }): LearnedVersions {
  const learned = new Map<string, { version: string; until: Date }>()
  return {
    of: (origin) => {
      const one = learned.get(origin)
      return one && one.until > clock.now() ? one.version : undefined
    },
    learn: (origin, version) => void learned.set(origin, { version, until: after(clock.now(), KEPT) }),
  }
}

/**
 * Calls an org by our API version, or, while the org is on an earlier release, by the newest that it knows. To ask which
 * those are costs no credit; the call that met an unknown version costs one.
 */
export async function withCommonVersion<Result>(
  session: SalesforceSession,
  call: (session: SalesforceSession) => Promise<Result>,
  { versions }: { versions: LearnedVersions },
): Promise<Result> {
  const { instanceUrl, apiVersion } = session
  try {
    return await call({ ...session, apiVersion: versions.of(instanceUrl) ?? apiVersion })
  } catch (fault) {
    if (!mayBeOfVersion(fault)) throw fault
    const known = await knownVersions(session)
    if (!known || known.includes(apiVersion)) throw fault
    const common = newestOf(known.filter((version) => Number(version) < Number(apiVersion)))
    if (common === undefined) throw refusal('SALESFORCE_API_VERSION', {}, { cause: fault })
    versions.learn(instanceUrl, common)
    return call({ ...session, apiVersion: common })
  }
}

/** UNSURE which of the two an org answers to a version that it lacks. The second has other causes too. */
const mayBeOfVersion = (fault: unknown): fault is Refusal =>
  isRefusal(fault, ['SALESFORCE_API_VERSION']) ||
  (isRefusal(fault, ['SALESFORCE_REFUSED']) && fault.params.salesforceCode === 'NOT_FOUND')
