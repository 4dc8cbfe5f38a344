import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'

const usage = `Usage: npm run soak -- [--minutes N] [--seed N]

  What takes too long for npm test: simulated days, one seed after the other, and beside them two real companions under
  load while their database, Salesforce and they themselves fail. A seed that fails is printed.

  --minutes N  how long it lasts (60 when left out)
  --seed N     the first seed (by the clock when left out)`

function main(): void {
  const options = { minutes: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ options })
  const [minutes, seed] = [Number(values.minutes ?? 60), Number(values.seed ?? Math.floor(Date.now() / 1000))]
  if (values.help || !(minutes > 0) || !Number.isSafeInteger(seed)) {
    process.stdout.write(`${usage}\n`)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const env = { ...process.env, SOAK_MINUTES: String(minutes), SOAK_SEED: String(seed) }
  const child = spawn('vitest', ['run', '--config', 'vitest.soak.config.ts'], { env, stdio: 'inherit' })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

main()
