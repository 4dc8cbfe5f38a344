import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The numbers of passed, failed and skipped tests. */
export type Count = { passed: number; failed: number; skipped: number }

export type Step = {
  name: string
  command: string[]
  /** Whether the check may be skipped on this machine: it then prints why and exits with code 3. */
  mayBeSkipped?: boolean
  /** Reads the tests' own count once the command has ended. Without it the step counts as one. */
  count?(exitCode: number): Count
}

export type Outcome = { step: Step; count: Count; seconds: number; output: string }

const SKIPPED = 3

/** Runs one step and collects its output. */
export async function runStep(step: Step): Promise<Outcome> {
  const started = performance.now()
  const { exitCode, output } = await execute(step.command)
  const count = step.count ? step.count(exitCode) : countOfCheck(step, exitCode)
  return { step, count, output, seconds: (performance.now() - started) / 1000 }
}

function countOfCheck({ mayBeSkipped }: Step, exitCode: number): Count {
  if (mayBeSkipped && exitCode === SKIPPED) return { passed: 0, failed: 0, skipped: 1 }
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

function execute([program = '', ...args]: string[]): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => chunks.push(Buffer.from(error.message)))
    child.on('close', (code) => {
      resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString() })
    })
  })
}

export const noCount: Count = { passed: 0, failed: 0, skipped: 0 }

/** The sum of two counts. */
export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}
