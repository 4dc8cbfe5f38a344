import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { startCompanion } from '../../kit/service/companion-process.ts'

export type StartTimes = { readyMs: number; stopMs: number }

/** Milliseconds from the start of a companion to its ready line, and from SIGTERM to its end. */
export async function timeStart(environment: Record<string, string>): Promise<StartTimes> {
  const began = performance.now()
  const companion = startCompanion(environment)
  await companion.ready
  const ready = performance.now()
  const { code, stderr } = await companion.kill('SIGTERM')
  if (code !== 0) throw new Error(`the companion ended with ${code}: ${stderr}`)
  return { readyMs: ready - began, stopMs: performance.now() - ready }
}

/** Milliseconds of a Node process that does nothing. */
export async function timeBareNode(): Promise<number> {
  const began = performance.now()
  await once(spawn(process.execPath, ['--eval', '0'], { stdio: 'ignore' }), 'close')
  return performance.now() - began
}
