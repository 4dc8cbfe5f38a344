import type { Stored } from '../../platform/deps.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import { findGoneLive, type GoneLive } from './store.ts'
import { environmentOf, type OrgKind } from '../environment.ts'
import type { ConnectionRow } from '../tables.ts'

type FoundOrg = { kind: OrgKind; name: string }

/** Refuses a sandbox for a tenant that was connected to production. */
export function requireNoWayBack(goneLive: GoneLive | undefined): void {
  if (goneLive) throw neverBack(goneLive, { kind: 'chosen', name: '' })
}

/** Refuses any other org than production after production, whatever the person chose. */
export function requireProductionAfter(goneLive: GoneLive | undefined, org: FoundOrg): void {
  if (goneLive && environmentOf(org.kind) !== 'production') throw neverBack(goneLive, org)
}

const neverBack = ({ at }: Pick<GoneLive, 'at'>, { kind, name }: { kind: OrgKind | 'chosen'; name: string }): Refusal =>
  refusal('NEVER_BACK', { since: at, orgKind: kind, orgName: name, revoked: 'nothing' })

/** The name of the trigger's error. It fires when another process has just gone live. */
const TRIGGER = 'connection_never_back'

/** Turns the error of the trigger into a refusal of the catalogue. */
export async function explainTrigger(
  fault: unknown,
  { tenantId, orgKind, orgName }: Pick<ConnectionRow, 'tenantId' | 'orgKind' | 'orgName'>,
  deps: Stored,
): Promise<unknown> {
  if (!comesFromTrigger(fault)) return fault
  const at = (await findGoneLive(tenantId, deps))?.at ?? new Date(0)
  return neverBack({ at }, { kind: orgKind, name: orgName })
}

const comesFromTrigger = (fault: unknown): boolean =>
  fault instanceof Error && (fault.message.includes(TRIGGER) || comesFromTrigger(fault.cause))
