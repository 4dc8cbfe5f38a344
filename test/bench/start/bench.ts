import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopCompanions } from '../../kit/service/companion-process.ts'
import { freePort, startPostgresCluster } from '../../kit/database/postgres-cluster.ts'
import { newKeyText } from '../../kit/service/vault.ts'
import { linesOf, median, rounded } from '../figures.ts'
import type { BenchOptions, Report } from '../report.ts'
import { timeBareNode, timeStart, type StartTimes } from './stopwatch.ts'

const ROUNDS = 5

type Environment = Record<string, string>

/** Measures the start and the stop of the companion and of a bare Node process, in turn. */
export async function benchStart({ say }: BenchOptions): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'tollbridge-bench-'))
  const cluster = await startPostgresCluster()
  const embedded = { DATA_DIR: join(folder, 'data'), PORT: String(await freePort()) }
  const postgres = { ...embedded, DATABASE_URL: cluster.url, VAULT_KEYS: newKeyText() }
  try {
    say('the first start, which makes the database')
    const first = await timeStart(embedded)
    await timeStart(postgres)
    return report(first, await measureRounds({ embedded, postgres }, say))
  } finally {
    await stopCompanions()
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Rounds = { bare: number[]; embedded: StartTimes[]; postgres: StartTimes[] }

async function measureRounds(
  { embedded, postgres }: { embedded: Environment; postgres: Environment },
  say: BenchOptions['say'],
): Promise<Rounds> {
  const rounds: Rounds = { bare: [], embedded: [], postgres: [] }
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`round ${round} of ${ROUNDS}: bare Node, embedded database, PostgreSQL`)
    rounds.bare.push(await timeBareNode())
    rounds.embedded.push(await timeStart(embedded))
    rounds.postgres.push(await timeStart(postgres))
  }
  return rounds
}

function report(first: StartTimes, { bare, embedded, postgres }: Rounds): Report {
  const node = median(bare)
  const readyOf = (times: StartTimes[]) => median(times.map(({ readyMs }) => readyMs))
  const stopOf = (times: StartTimes[]) => median(times.map(({ stopMs }) => stopMs))
  const figures = {
    bare_node_ms: rounded(node),
    first_start_embedded_ms: rounded(first.readyMs),
    start_embedded_ms: rounded(readyOf(embedded)),
    start_embedded_vs_node: rounded(readyOf(embedded) / node),
    start_postgres_ms: rounded(readyOf(postgres)),
    start_postgres_vs_node: rounded(readyOf(postgres) / node),
    stop_embedded_ms: rounded(stopOf(embedded)),
    stop_postgres_ms: rounded(stopOf(postgres)),
  }
  return { figures, text: linesOf(figures) }
}
