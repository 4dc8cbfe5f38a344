import { keepEmptyDatabase } from '../../companion/src/platform/database/first-database.ts'
import { buildPages } from '../pages/build.ts'
import { describeDemo, type Demo } from './announce.ts'
import type { Child } from './child.ts'
import { DemoFault, reportFault } from './fault.ts'
import { readOptions, usage, type DemoOptions } from './options.ts'
import type { DemoState } from './kept-state.ts'
import { startCompanion, startSimulator } from './parts.ts'
import { assertFree, choosePorts } from './ports.ts'
import { newAccount, openStateFolder } from './state.ts'

async function chooseState(kept: DemoState | undefined): Promise<DemoState> {
  const { production, sandbox, mailbox, smtp } = kept?.ports ?? {}
  const [first, second, third, fourth] = await choosePorts([production, sandbox, mailbox, smtp])
  const ports = { production: first ?? 0, sandbox: second ?? 0, mailbox: third ?? 0, smtp: fourth ?? 0 }
  return { ...newAccount(), passwordSet: false, pairedOrgs: [], ...kept, ports }
}

async function startAll(options: DemoOptions, children: Child[]): Promise<Demo> {
  await assertFree(options.port)
  const keep = openStateFolder(options.state)
  const state = await chooseState(await keep.read())
  const place = { folder: keep.folder, port: options.port, state }
  const [simulated, companion] = [startSimulator(place), startCompanion(place)]
  children.push(simulated, companion)
  // Loaded while the children start.
  const preparing = import('./prepare.ts')
  const [announced] = await Promise.all([simulated.ready, companion.ready])
  keep.write(state)
  const { prepare } = await preparing
  return prepare({ companionUrl: `http://127.0.0.1:${options.port}`, announced }, state, keep)
}

function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        resolve()
      })
    }
  })
}

async function untilOneEnds(children: Child[]): Promise<never> {
  throw new DemoFault(await Promise.race(children.map(({ ended }) => ended)))
}

async function run(options: DemoOptions): Promise<void> {
  const children: Child[] = []
  const asked = untilAsked()
  try {
    await Promise.all([buildPages(), keepEmptyDatabase()])
    const demo = await Promise.race([startAll(options, children), asked])
    if (!demo) return
    process.stdout.write(options.json ? `${JSON.stringify(demo)}\n` : describeDemo(demo))
    await Promise.race([asked, untilOneEnds(children)])
  } catch (fault) {
    reportFault(fault)
  } finally {
    await Promise.all(children.map((child) => child.stop()))
  }
}

async function main(): Promise<void> {
  let options: DemoOptions
  try {
    options = readOptions(process.argv.slice(2))
  } catch (fault) {
    reportFault(new DemoFault(`${fault instanceof Error ? fault.message : String(fault)}. See npm run demo -- --help`))
    return
  }
  if (options.help) process.stdout.write(`${usage}\n`)
  else await run(options)
}

await main()
