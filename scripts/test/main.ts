import { parseArgs } from 'node:util'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildPages } from '../pages/build.ts'
import { checks, jest, vitest } from './steps.ts'
import { add, noCount, root, runStep, type Count, type Step } from './step.ts'

const usage = `Usage: npm test | npm run test:quick | npm run check

  --quick   the tests that need no browser, no Salesforce CLI and no process of their own; no static checks
  --checks  the static checks alone`

/** Two at a time, since the reference machine of the time budget has two cores. */
const LANES = 2

async function runAll(steps: Step[]): Promise<Count> {
  const waiting = [...steps]
  const lanes = Array.from({ length: LANES }, () => runLane(waiting))
  return (await Promise.all(lanes)).reduce(add, noCount)
}

async function runLane(waiting: Step[]): Promise<Count> {
  let total = noCount
  for (let step = waiting.shift(); step; step = waiting.shift()) total = add(total, await runAndReport(step))
  return total
}

async function runAndReport(step: Step): Promise<Count> {
  const { count, seconds, output } = await runStep(step)
  const word = count.failed > 0 ? 'FAILED' : count.passed > 0 ? 'passed' : 'skipped'
  process.stdout.write(`${word.padEnd(8)}${step.name} (${seconds.toFixed(1)} s)\n`)
  if (word !== 'passed' || process.env.CI) process.stdout.write(`${output.trim()}\n`)
  return count
}

/** The browser tests need the whole machine, so after the checks one step runs at a time. */
async function runWhole(checksAlone: boolean): Promise<Count> {
  let total = await runAll(checks)
  for (const step of checksAlone ? [] : [jest(), vitest({ quick: false })]) total = add(total, await runAndReport(step))
  return total
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, checks: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    process.stdout.write(`${usage}\n`)
    return
  }
  mkdirSync(join(root, 'build'), { recursive: true })
  await buildPages()
  const total = values.quick ? await runAll([vitest({ quick: true }), jest()]) : await runWhole(values.checks ?? false)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

await main()
