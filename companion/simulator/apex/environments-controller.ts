import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'
import { faultOfUnreadable } from './callouts/companion-fault.ts'
import { askCompanion } from './callouts/companion-client.ts'
import { parityReport, Report } from './parity-report.ts'

const Parity = Type.Object({
  report: Type.Union([Report, Type.Null()]),
  orgs: Type.Array(
    Type.Object({
      organizationId: Type.String(),
      organizationName: Type.String(),
      environment: Type.String(),
      pairedAt: Type.String(),
    }),
  ),
})

/** `TollbridgeEnvironmentsController.read`: which orgs are paired, and how they compare. */
export async function readEnvironments(org: Org) {
  const asked = await askCompanion('/org-api/v1/parity', org)
  if (asked.state !== 'answered') return { state: asked.state, orgs: null, report: null }
  if (!Value.Check(Parity, asked.answer)) return { state: await faultOfUnreadable(org), orgs: null, report: null }
  const { report, orgs } = asked.answer
  return {
    state: 'reported',
    orgs: orgs.map(({ organizationName, ...rest }) => ({ name: organizationName, ...rest })),
    report: report && parityReport(report),
  }
}
