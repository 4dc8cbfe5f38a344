import type { Org } from '../org/org.ts'
import { ok, type Resource } from './resource.ts'

const OTHERS = {
  ConcurrentAsyncGetReportInstances: [200, 200],
  DailyAsyncApexExecutions: [250_000, 249_820],
  DailyBulkApiBatches: [15_000, 14_988],
  DailyBulkV2QueryJobs: [10_000, 10_000],
  DailyBulkV2QueryFileStorageMB: [976_562, 976_562],
  DailyDeliveredPlatformEvents: [25_000, 25_000],
  DailyWorkflowEmails: [15_000, 14_967],
  DataStorageMB: [11_264, 9_102],
  DurableStreamingApiConcurrentClients: [1_000, 1_000],
  FileStorageMB: [11_264, 10_733],
  HourlyPublishedPlatformEvents: [250_000, 250_000],
  MassEmail: [5_000, 5_000],
  SingleEmail: [5_000, 4_989],
  StreamingApiConcurrentClients: [1_000, 1_000],
} as const

/** `/limits`: the maximum and the remainder of each limit. */
const limits: Resource['answer'] = (_request, _params, { window, state }) => {
  const { max } = state.allowance
  const others = Object.entries(OTHERS).map(([name, [Max, Remaining]]) => [name, { Max, Remaining }] as const)
  return ok({
    DailyApiRequests: { Max: max, Remaining: Math.max(0, max - window.used()) },
    PermissionSets: { Max: 1_500, Remaining: 1_492, CreateCustom: { Max: 1_000, Remaining: 996 } },
    ...Object.fromEntries(others),
  })
}

/** Each limit as Apex reads it: how much is used, and how much is allowed. */
export const allowancesOf = ({ window, state }: Org) => [
  { name: 'DailyApiRequests', used: window.used(), allowed: state.allowance.max },
  ...Object.entries(OTHERS).map(([name, [allowed, left]]) => ({ name, used: allowed - left, allowed })),
]

export const limitResources: Resource[] = [{ method: 'GET', pattern: 'limits', answer: limits }]
