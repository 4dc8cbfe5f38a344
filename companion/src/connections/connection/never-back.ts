import { type Refusal } from '../../platform/refusals/errors.ts'
import { refusal } from '../refusals.ts'
import type { ConnectionStore, GoneLive } from './store.ts'
import { environmentOf, type OrgKind } from '../environment.ts'
import type { ConnectionRow } from '../tables.ts'

type FoundOrg = { kind: OrgKind; name: string }

/** Refuses whoever chooses a sandbox for a tenant that was connected to production. */
export function requireNoWayBack(goneLive: GoneLive | undefined): void {
  if (goneLive) throw neverBack(goneLive, { kind: 'chosen', name: '' })
}

/** After production nothing but production, whatever was chosen and wherever the sign-in went. */
export function requireProductionAfter(goneLive: GoneLive | undefined, org: FoundOrg): void {
  if (goneLive && environmentOf(org.kind) !== 'production') throw neverBack(goneLive, org)
}

const neverBack = ({ at }: Pick<GoneLive, 'at'>, { kind, name }: { kind: OrgKind | 'chosen'; name: string }): Refusal =>
  refusal('NEVER_BACK', { since: at, orgKind: kind, orgName: name, revoked: 'nothing' })

/** The name of the trigger's error, for a sandbox that comes while another process has just gone live. */
const TRIGGER = 'connection_never_back'

/** What the database said no to, in the words of the catalogue. */
export async function explainTrigger(
  fault: unknown,
  { tenantId, orgKind, orgName }: Pick<ConnectionRow, 'tenantId' | 'orgKind' | 'orgName'>,
  { connections }: { connections: ConnectionStore },
): Promise<unknown> {
  if (!comesFromTrigger(fault)) return fault
  const at = (await connections.goneLive(tenantId))?.at ?? new Date(0)
  return neverBack({ at }, { kind: orgKind, name: orgName })
}

const comesFromTrigger = (fault: unknown): boolean =>
  fault instanceof Error && (fault.message.includes(TRIGGER) || comesFromTrigger(fault.cause))
