import { before } from '../../platform/clock.ts'
import type { Timed } from '../../platform/deps.ts'
import { deleteWorkBefore } from './store.ts'

const KEPT = { days: 90 }
/** Rows of one statement, and statements of one run: the rest follows with the next run. */
const BATCH = 1000
const MAX_BATCHES = 100

/** Deletes the work that is older than ninety days, in batches. */
export async function tidyWork({ db, clock }: Timed): Promise<void> {
  const end = before(clock.now(), KEPT)
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) if ((await deleteWorkBefore(end, BATCH, { db })) < BATCH) return
}
