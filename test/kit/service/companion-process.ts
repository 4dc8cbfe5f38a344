import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../../companion/src/main.ts')

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

export type Companion = {
  child: ChildProcess
  /** Resolves with the address when the process prints its ready line. Rejects if it ends before that. */
  ready: Promise<string>
  ended: Promise<Ended>
  output(): string
  kill(signal: NodeJS.Signals): Promise<Ended>
}

const started = new Set<ChildProcess>()

/** The companion as a separate process, with exactly this environment. */
export function startCompanion(environment: Record<string, string>, args: string[] = []): Companion {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.add(child)
  const texts = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text))
  const ended = once(child, 'close').then((): Ended => ({ code: child.exitCode, signal: child.signalCode, ...texts }))
  return {
    child,
    ended,
    ready: readiness(child, texts, ended),
    output: () => texts.stdout + texts.stderr,
    kill: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

function readiness(child: ChildProcess, texts: { stdout: string }, ended: Promise<Ended>): Promise<string> {
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const line = texts.stdout.split('\n').find((text) => text.includes('"msg":"ready"'))
      const url = /"url":"([^"]+)"/.exec(line ?? '')?.[1]
      if (url) resolve(url)
    })
    void ended.then(({ stderr, code }) => {
      reject(new Error(`the companion ended (${code}): ${stderr}`))
    })
  })
  ready.catch(() => undefined)
  return ready
}

/** Ends all processes that a test left running. */
export async function stopCompanions(): Promise<void> {
  const running = [...started].filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
  started.clear()
  await Promise.all(
    running.map((child) => {
      child.kill('SIGKILL')
      return once(child, 'close')
    }),
  )
}
