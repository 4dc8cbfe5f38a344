import type { NewNotice } from '../../notifications/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import type { OrganizationId } from '../../platform/ids.ts'
import type { ConnectionRow } from '../connection/store.ts'
import type { RefreshCounter } from './counter.ts'
import { meaningOf } from './fault.ts'
import { pausedUntil } from './hold.ts'
import { sandboxRefreshed, tellOfRefresh } from './sandbox-refreshed.ts'
import type { SalesforceSettings } from '../settings.ts'
import type { NewTokens, RefreshHold, TokenStore } from './store.ts'
import type { Step } from '../connection/transition.ts'

type Write = (details: object, message: string) => void

export type EndingDeps = {
  tokens: TokenStore
  clock: Clock
  salesforce: SalesforceSettings
  sleep: (milliseconds: number) => Promise<void>
  notify: (news: NewNotice) => Promise<unknown>
  refreshes: RefreshCounter
  log: { warn: Write; error: Write }
}

/** A database that is away for a moment does not cost the new tokens. */
const KEEP_ATTEMPTS = 5
const KEEP_PAUSE_MS = 1_000

/** Stores new tokens; nothing if somebody else took over meanwhile. */
export async function keepTokens(
  hold: RefreshHold,
  tokens: NewTokens,
  deps: EndingDeps,
): Promise<ConnectionRow | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      const row = await deps.tokens.keep(hold, tokens)
      deps.refreshes.count(row ? 'refreshed' : 'overtaken')
      return row
    } catch (err) {
      deps.log.error({ err, attempt }, 'new tokens could not be stored')
      if (attempt === KEEP_ATTEMPTS) throw err
      await deps.sleep(KEEP_PAUSE_MS)
    }
  }
}

/** Ends an exchange that brought nothing, as its fault demands, and throws; nothing if somebody else took over. */
export async function endAfterFault(hold: RefreshHold, fault: unknown, deps: EndingDeps): Promise<undefined> {
  const meaning = meaningOf(fault)
  const { orgName } = hold.row
  if (meaning === 'refused')
    return requireAuthorization(hold, refusal('AUTHORIZATION_REQUIRED', { orgName }, { cause: fault }), deps)
  deps.refreshes.count(meaning)
  await (meaning === 'unsent' ? deps.tokens.giveUp(hold) : pause(hold, deps))
  throw fault
}

/** Perhaps Salesforce has carried the exchange out, or will yet: nobody may send the same token beside it. */
const pause = (hold: RefreshHold, { tokens, clock, salesforce }: EndingDeps): Promise<void> =>
  tokens.pause(hold, pausedUntil({ now: clock.now(), timeoutMs: salesforce.timeoutMs }))

/** Ends what only a person can mend, tells people, and throws; nothing happens if somebody else took over. */
export async function requireAuthorization(hold: RefreshHold, problem: Refusal, deps: EndingDeps): Promise<undefined> {
  const reason = problem.cause instanceof Refusal ? problem.cause.code : problem.code
  if (!(await mark(hold, { event: 'authorization-lost', reason }, deps))) return undefined
  deps.log.warn({ err: problem, connectionId: hold.row.connectionId }, 'a connection has to be authorized again')
  await tellOfAuthorization(hold.row, deps)
  throw problem
}

/** Ends an exchange that was answered by what the sandbox has become, tells people, and throws. */
export async function endAsRefreshed(hold: RefreshHold, found: OrganizationId, deps: EndingDeps): Promise<undefined> {
  const step = { event: 'sandbox-refreshed', reason: 'SANDBOX_REFRESHED', set: { foundOrganizationId: found } } as const
  if (!(await mark(hold, step, deps))) return undefined
  await tellOfRefresh(hold.row, found, deps)
  throw sandboxRefreshed(hold.row, found)
}

async function mark(hold: RefreshHold, step: Omit<Step, 'at' | 'by'>, deps: EndingDeps): Promise<boolean> {
  const marked = await deps.tokens.endWith(hold, { ...step, at: deps.clock.now(), by: null })
  deps.refreshes.count(marked ? 'refused' : 'overtaken')
  return marked
}

/** Tells people, once for each pair of tokens that came to nothing; what fails here is told by the housekeeping. */
export async function tellOfAuthorization(
  { tenantId, connectionId, tokenVersion, orgName }: ConnectionRow,
  { notify, log }: Pick<EndingDeps, 'notify' | 'log'>,
): Promise<void> {
  const about = `authorization-required ${connectionId} ${tokenVersion}`
  try {
    await notify({
      tenantId,
      code: 'AUTHORIZATION_REQUIRED',
      params: { orgName },
      severity: 'error',
      about,
      muted: false,
    })
  } catch (err) {
    log.error({ err, connectionId }, 'people could not be told that a connection has to be authorized again')
  }
}
