import { Type } from 'typebox'
import type { ConnectionServices } from '../../connections/index.ts'
import { asWork } from '../../credits/index.ts'
import type { RefusalCode } from '../refusals.ts'
import { isRefusal } from '../../platform/refusals/errors.ts'
import type { TenantId } from '../../platform/ids.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { KeptFingerprint } from '../fingerprint/keep.ts'
import { takeFingerprint } from './take-fingerprint.ts'

const JOB = 'parity-take-fingerprint'
const Waiting = Type.Object({ tenantId: Type.Unsafe<TenantId>(Type.String()) })

/** Refusals that end by themselves or after a person acted, and cost no credit until then. */
const PASSING: readonly RefusalCode[] = [
  'AUTHORIZATION_REQUIRED',
  'TOKEN_REFRESH_BUSY',
  'CREDIT_LIMIT_REACHED',
  'CREDIT_SHARE_REACHED',
  'ORG_ALLOWANCE_SHORT',
  'LEDGER_UNREACHABLE',
]

/**
 * Takes the fingerprint of the connected org now. Where it must be authorized first, that is said, and the fingerprint is
 * taken by itself once it is.
 */
export async function takeFingerprintNowOrLater(
  tenantId: TenantId,
  deps: ConnectionServices,
): Promise<KeptFingerprint> {
  try {
    return await takeFingerprint(tenantId, deps)
  } catch (fault) {
    if (isRefusal(fault, ['AUTHORIZATION_REQUIRED']))
      await deps.jobs.send(JOB, { tenantId }, { singletonKey: tenantId })
    throw fault
  }
}

/** Takes the fingerprints that wait. The queue tries again for as long as a refusal may pass. */
export const workOnFingerprints = (jobs: Jobs, deps: ConnectionServices): Promise<void> =>
  jobs.work(JOB, Waiting, async ({ tenantId }) => {
    try {
      await asWork({ tenantId, kind: 'read-org', by: null }, () => takeFingerprint(tenantId, deps), deps)
    } catch (err) {
      if (isRefusal(err, PASSING)) throw err
      deps.log.warn({ err, tenantId }, 'a fingerprint that was waited for could not be taken')
    }
  })
