import { createHistogram, performance } from 'node:perf_hooks'

export type Measured = { perSecond: number; p50Ms: number; p99Ms: number; done: number }

type Load = { callers: number; seconds: number }

/** Each caller records the time of one in so many calls, so that recording does not distort the measurement. */
const NOTED_ONE_IN = 8
const NANOSECONDS = 1_000_000

/** Lets callers repeat an action concurrently for a time, after a warm-up of a tenth of it. */
export async function measure(
  { callers, seconds }: Load,
  act: (caller: number) => Promise<unknown>,
): Promise<Measured> {
  await repeat({ callers, seconds: seconds / 10 }, act)
  const histogram = createHistogram()
  const noted = async (caller: number): Promise<void> => {
    const began = performance.now()
    await act(caller)
    histogram.record(Math.max(1, Math.round((performance.now() - began) * NANOSECONDS)))
  }
  const began = performance.now()
  const done = await repeat({ callers, seconds }, act, noted)
  const perSecond = (done * 1000) / (performance.now() - began)
  return {
    perSecond: Math.round(perSecond),
    p50Ms: histogram.percentile(50) / NANOSECONDS,
    p99Ms: histogram.percentile(99) / NANOSECONDS,
    done,
  }
}

type Act = (caller: number) => Promise<unknown>

async function repeat({ callers, seconds }: Load, act: Act, noted: Act = act): Promise<number> {
  const end = performance.now() + seconds * 1000
  const work = async (caller: number): Promise<number> => {
    let done = 0
    while (performance.now() < end) {
      await noted(caller)
      for (let more = 1; more < NOTED_ONE_IN; more += 1) await act(caller)
      done += NOTED_ONE_IN
      // A loop of promises alone would starve the answers of the database.
      await new Promise((resolve) => void setImmediate(resolve))
    }
    return done
  }
  const counts = await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)))
  return counts.reduce((sum, done) => sum + done, 0)
}
