import { parseArgs } from 'node:util'
import type { BenchOptions, Report } from './report.ts'

type Bench = (options: BenchOptions) => Promise<Report>

/** Each bench loads only what it measures. */
const benches: Record<string, () => Promise<Bench>> = {
  credits: async () => (await import('./credits/bench.ts')).benchCredits,
  pages: async () => (await import('./pages/bench.ts')).benchPages,
  parity: async () => (await import('./parity/bench.ts')).benchParity,
  'sign-in': async () => (await import('./sign-in/bench.ts')).benchSignIn,
  start: async () => (await import('./start/bench.ts')).benchStart,
}

const usage = `Usage: npm run bench -- NAME [--json] [--seconds N]

  NAME         ${Object.keys(benches).join(', ')}
  --json       prints one JSON object with the figures and nothing else
  --seconds N  how long each measurement lasts (2 when left out)`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '2' },
      help: { type: 'boolean', default: false },
    },
  })
  const load = benches[positionals[0] ?? '']
  const seconds = Number(values.seconds)
  if (values.help || !load || !(seconds > 0)) {
    process.stdout.write(`${usage}\n`)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const say = (line: string) => {
    if (!values.json) process.stderr.write(`${line}\n`)
  }
  const bench = await load()
  const { figures, text } = await bench({ seconds, say })
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : `${text}\n`)
}

await main()
process.exit()
