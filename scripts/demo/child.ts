import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { DemoFault } from './fault.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How long a child has to stop by itself before it is killed. */
const PATIENCE_MS = 12_000

export type Child = { name: string; ready: Promise<string>; ended: Promise<string>; stop(): Promise<void> }

export type ChildCommand = {
  name: string
  args: string[]
  env?: Record<string, string>
  /** Resolves with the awaited line of standard output. */
  readyLine(line: string): string | undefined
}

/** Starts one of our own processes and waits for its ready line. */
export function startChild(command: ChildCommand): Child {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...command.args], {
    cwd: root,
    env: { ...surroundings(), ...command.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C reaches only the demo, which then stops its children in order.
    detached: true,
  })
  const complaints: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line))
  const ended = new Promise<string>((resolve) => {
    child.on('close', (code, signal) => {
      resolve(complaintOf(complaints) ?? `the ${command.name} stopped (${signal ?? `exit code ${String(code)}`})`)
    })
  })
  return { name: command.name, ready: readiness(child, command, ended), ended, stop: () => stop(child, ended) }
}

/** The line in which a child reports why it stopped. Shows an unexpected error unchanged. */
function complaintOf(lines: string[]): string | undefined {
  if (lines.length === 0) return undefined
  return lines.find((line) => line.startsWith('tollbridge:')) ?? lines.join('\n')
}

/** The environment of a child, without variables that could configure it by accident. */
function surroundings(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR } = process.env
  return { PATH, HOME, LANG, TMPDIR }
}

function readiness(child: ChildProcess, command: ChildCommand, ended: Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const announced = command.readyLine(line)
        if (announced !== undefined) resolve(announced)
      })
    }
    void ended.then((why) => {
      reject(new DemoFault(why))
    })
  })
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  await ended
  clearTimeout(impatience)
}
