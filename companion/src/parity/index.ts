import type { CallsOf } from '../platform/http/calls.ts'
import type { ConnectionsApi, SalesforceSettings } from '../connections/index.ts'
import type { CreditsApi } from '../credits/index.ts'
import type { NotificationsApi } from '../notifications/index.ts'
import type { Platform } from '../platform/deps.ts'
import type { Feature } from '../platform/feature.ts'
import type { SalesforceApi } from '../salesforce/index.ts'

import { scheduleFingerprintHousekeeping } from './housekeeping.ts'
import { workOnFingerprints } from './reading/take-job.ts'
import { parityRefusals } from './refusals.ts'
import { parityRoutes } from './routes.ts'
import { describeCache } from './tables.ts'

export { Difference } from './compare/difference.ts'
export { parseFingerprint } from './fingerprint/canonical.ts'
export { type Fingerprint, type ObjectName, OBJECTS, unknownPartsOf } from './fingerprint/fingerprint.ts'
export { type FingerprintHead, type FingerprintRow, newestIn, newestOfEach, newestOfOrg } from './fingerprint/store.ts'
export { type Part, type Pushed, receivePart } from './pushing/push.ts'
export type { ParityReportId } from './ids.ts'
export { parityRefusals } from './refusals.ts'
export { type AcceptedRow, deleteAccepted, lockAccepted, NO_REPORT, saveAccepted } from './report/accepted-store.ts'
export { differencesIn, unknownPartsIn } from './report/read-report.ts'
export { acceptedOf, findReport, lockReport, type ReportHead, reportHeads, type ReportSide } from './report/store.ts'
export { userCheck } from './tables.ts'
export { wordsOf } from './words/side.ts'

type Needs = SalesforceApi & CreditsApi & NotificationsApi & ConnectionsApi & { salesforce: SalesforceSettings }

/** What orgs look like, and how they differ. */
export function createParity(platform: Platform, needs: Needs): Feature {
  const deps = { ...platform, ...needs }
  return {
    api: undefined,
    refusals: parityRefusals,
    pages: ['/settings/parity', '/settings/parity/report'],
    kindsOfWork: ['parity'],
    readings: [describeCache],
    jobs: async () => {
      await workOnFingerprints(platform.jobs, deps)
      await scheduleFingerprintHousekeeping(platform.jobs, deps)
    },
    routes: (app) => parityRoutes(app, deps),
  }
}

/** The calls of this feature's routes, for the typed client of the pages. */
export type ParityCalls = CallsOf<typeof import('./routes.ts')>
