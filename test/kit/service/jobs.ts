import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import type { Jobs } from '../../../companion/src/platform/jobs/jobs.ts'

export type MemoryJobs = Jobs & { run(): Promise<void>; waiting(): { name: string; data: object }[] }

type Worker = { schema: TSchema; handler: (data: never, signal: AbortSignal) => Promise<void> }

/** A queue that runs its jobs only when the test says so. */
export function memoryJobs(): MemoryJobs {
  const queue: { name: string; data: object }[] = []
  const workers = new Map<string, Worker>()

  const run = async (): Promise<void> => {
    const next = queue.findIndex(({ name }) => workers.has(name))
    const [job] = next < 0 ? [] : queue.splice(next, 1)
    const worker = job && workers.get(job.name)
    if (!worker) return
    await worker.handler(Value.Parse(worker.schema, structuredClone(job.data)) as never, new AbortController().signal)
    await run()
  }

  return {
    accept: () => undefined,
    send: (name, data) => {
      queue.push({ name, data })
      return Promise.resolve()
    },
    work: (name, schema, handler) => {
      workers.set(name, { schema, handler })
      return Promise.resolve()
    },
    schedule: () => Promise.resolve(),
    run,
    waiting: () => [...queue],
  }
}
