import { createHash } from 'node:crypto'
import { replacing } from '../../platform/database/replacing.ts'
import type { Stored, Timed } from '../../platform/deps.ts'
import { refusal } from '../refusals.ts'
import type { FingerprintId } from '../ids.ts'
import { parseFingerprint } from '../fingerprint/canonical.ts'
import type { Fingerprint } from '../fingerprint/fingerprint.ts'
import { hasFingerprint } from '../fingerprint/store.ts'
import { keepFingerprint, type Origin } from '../fingerprint/keep.ts'
import { bytesWaiting, contentsOf, partsOf, putPart, removeParts, type PartRow, type Run } from './part-store.ts'

/** A part of the fingerprint that an org pushes. */
export type Part = { runId: string; part: number; parts: number; content: string }

/** Whether all parts are there, and what they were put together to. */
export type Pushed = { complete: boolean; fingerprintId: FingerprintId | null }

/** All that may wait of one org, and of one tenant. */
const MAX_WAITING_BYTES = { ofOrg: 20 * 1024 * 1024, ofTenant: 60 * 1024 * 1024 }
/** Parts that wait for others are deleted after an hour at most. */
const SECONDS_UNTIL_ROOM = 3_600
const WAITING: Pushed = { complete: false, fingerprintId: null }

/**
 * Takes a part from an org, and puts the fingerprint together when all are there. Whoever does not hear the answer may send
 * the part again.
 */
export async function receivePart(part: Part, org: Origin['org'], deps: Timed): Promise<Pushed> {
  const { tenantId, organizationId } = org
  const run = { tenantId, organizationId, runId: part.runId }
  const done = { complete: true, fingerprintId: idOf(run) }
  if (await hasFingerprint(tenantId, done.fingerprintId, deps)) return done
  const row = { ...run, ...part, receivedAt: deps.clock.now() }
  await replacing(
    ['fingerprint-parts', tenantId],
    async (tx) => {
      await requireFit(row, { db: tx })
      await putPart(row, { db: tx })
    },
    deps,
  )
  // Read after the part is written, so the last of several concurrent parts sees all.
  if ((await partsOf(run, deps)).length < part.parts) return WAITING
  const contents = await contentsOf(run, deps)
  // A concurrent request may have put the parts together already.
  if (contents.length === part.parts) await assemble(contents, { run, org }, deps)
  return done
}

/** A part is refused that is not one of those of its run, or too much with what waits already. */
async function requireFit(row: PartRow, deps: Stored): Promise<void> {
  const others = await partsOf(row, deps)
  if (row.part > row.parts || others.some(({ parts }) => parts !== row.parts)) throw refusal('INPUT_INVALID')
  const [waiting, bytes] = [await bytesWaiting(row, deps), Buffer.byteLength(row.content)]
  if (waiting.ofOrg + bytes > MAX_WAITING_BYTES.ofOrg) throw refusal('BODY_TOO_LARGE')
  if (waiting.ofTenant + bytes > MAX_WAITING_BYTES.ofTenant)
    throw refusal('TOO_MANY_REQUESTS', { seconds: SECONDS_UNTIL_ROOM })
}

type Whole = { run: Run; org: Origin['org'] }

async function assemble(contents: string[], { run, org }: Whole, { db, clock }: Timed): Promise<void> {
  const fingerprint = await parsedOrForgotten(contents.join(''), run, { db })
  await db.transaction(async (tx) => {
    await keepFingerprint(fingerprint, { org, source: 'pushed', fingerprintId: idOf(run) }, { db: tx, clock })
    await removeParts(run, { db: tx })
  })
}

/** What is no fingerprint is forgotten with all its parts. */
async function parsedOrForgotten(text: string, run: Run, deps: Stored): Promise<Fingerprint> {
  try {
    return parseFingerprint(text)
  } catch (fault) {
    await removeParts(run, deps)
    throw fault
  }
}

/** The id of the fingerprint that a run becomes: the same for the same run, and another for every other org. */
function idOf({ tenantId, organizationId, runId }: Run): FingerprintId {
  const digest = createHash('sha256').update(`${tenantId} ${organizationId} ${runId}`).digest('hex')
  const [, a = '', b = '', c = '', d = ''] = /^(.{8})(.{4}).(.{3}).(.{3})/.exec(digest) ?? []
  return `${a}-${b}-8${c}-8${d}-${digest.slice(20, 32)}` as FingerprintId
}
