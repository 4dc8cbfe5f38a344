import { performance } from 'node:perf_hooks'
import { canonicalOf } from '../../../companion/src/parity/fingerprint/canonical.ts'
import { compare } from '../../../companion/src/parity/compare/compare.ts'
import { readOrg } from '../../../companion/src/parity/reading/read-org.ts'
import { newId, type TenantId } from '../../../companion/src/platform/ids.ts'
import { exchange, type WireRequest } from '../../../companion/src/salesforce/wire/exchange.ts'
import { simulatorForTest, wireCalls } from '../../kit/simulator/simulator.ts'
import { linesOf, median, rounded } from '../figures.ts'
import type { BenchOptions, Report } from '../report.ts'
import { manyFields } from './many.ts'

const MANY = { differences: 10_000, fieldsOfEach: 2_000 }
const TENTH = { differences: 1_000, fieldsOfEach: 200 }
const TIMEOUT_MS = 30_000
const SPENDER = { consumer: 'parity', purpose: 'describe' } as const

/** Measures how long it takes to find 10,000 differences, and the size of a simulated org's fingerprint. */
export async function benchParity({ seconds, say }: BenchOptions): Promise<Report> {
  say('10,000 differences among 12,000 fields')
  const times = measureCompare(MANY, seconds)
  say('1,000 differences among 1,200 fields')
  const timesOfTenth = measureCompare(TENTH, seconds)
  say('the fingerprint of a simulated org, read over its API')
  const { bytes, credits } = await readSimulatedOrg()
  const figures = {
    compare_ms_10000: rounded(median(times)),
    compare_slowest_ms_10000: rounded(Math.max(...times)),
    compare_growth_at_10_times: rounded(median(times) / median(timesOfTenth)),
    fingerprint_bytes: bytes,
    fingerprint_credits: credits,
  }
  return { figures, text: linesOf(figures) }
}

/** The milliseconds of each comparison, including the first of the process. */
function measureCompare(size: typeof MANY, seconds: number): number[] {
  const { sandbox, production } = manyFields(size)
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  while (performance.now() < end || times.length === 0) {
    const began = performance.now()
    const { differences } = compare(sandbox, production)
    times.push(performance.now() - began)
    if (differences.length !== size.differences) throw new Error(`${differences.length} differences were found`)
  }
  return times
}

/** Uses a wire without a meter, since the simulated org counts the requests. */
async function readSimulatedOrg(): Promise<{ bytes: number; credits: number }> {
  const simulator = await simulatorForTest()
  try {
    const { instanceUrl, accessToken } = simulator.sandbox
    const wire = (request: WireRequest) => exchange(request, TIMEOUT_MS)
    const session = { ...SPENDER, tenantId: newId<TenantId>(), instanceUrl, accessToken, apiVersion: '67.0', wire }
    const { fingerprint } = await readOrg(
      { userId: '005000000000001AAA', versions: { apiVersion: '67.0' }, before: new Map() },
      session,
    )
    const { api } = await wireCalls(simulator.sandbox)
    return { bytes: Buffer.byteLength(canonicalOf(fingerprint).text), credits: api }
  } finally {
    await simulator.closeAndDelete()
  }
}
