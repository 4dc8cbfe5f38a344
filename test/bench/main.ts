import { parseArgs } from 'node:util'
import { benchCredits } from './credits/bench.ts'
import { benchParity } from './parity/bench.ts'
import type { BenchOptions, Report } from './report.ts'

const benches: Record<string, (options: BenchOptions) => Promise<Report>> = {
  credits: benchCredits,
  parity: benchParity,
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
  const bench = benches[positionals[0] ?? '']
  const seconds = Number(values.seconds)
  if (values.help || !bench || !(seconds > 0)) {
    process.stdout.write(`${usage}\n`)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const say = (line: string) => {
    if (!values.json) process.stderr.write(`${line}\n`)
  }
  const { figures, text } = await bench({ seconds, say })
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : `${text}\n`)
}

await main()
process.exit()
