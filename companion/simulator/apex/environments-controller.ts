import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../org/org.ts'
import type { ApexCall } from './apex-call.ts'
import { faultOfUnreadable } from './callouts/companion-fault.ts'
import { askCompanion } from './callouts/companion-client.ts'
import { parityReport, Report } from './parity-report.ts'

const Details = Type.Object({
  differences: Type.Array(
    Type.Object({
      ...{ object: Type.String(), name: Type.String(), kind: Type.String(), severity: Type.String() },
      ...{ title: Type.String(), sandbox: Type.String(), production: Type.String() },
    }),
  ),
  more: Type.Integer(),
  notCompared: Type.Array(Type.String()),
  url: Type.String(),
})

const Parity = Type.Object({
  details: Type.Union([Details, Type.Null()]),
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
export async function readEnvironments(org: Org, { language }: ApexCall) {
  const nothing = { orgs: null, report: null, details: null }
  const asked = await askCompanion('/org-api/v1/parity', org, { language })
  if (asked.state !== 'answered') return { state: asked.state, ...nothing }
  if (!Value.Check(Parity, asked.answer)) return { state: await faultOfUnreadable(org), ...nothing }
  const { report, details, orgs } = asked.answer
  return {
    state: 'reported',
    orgs: orgs.map(({ organizationName, ...rest }) => ({ name: organizationName, ...rest })),
    report: report && parityReport(report),
    details: details && { ...details, differences: details.differences.map(differenceOf) },
  }
}

const differenceOf = ({ object, severity, ...rest }: Type.Static<typeof Details>['differences'][number]) => ({
  ...rest,
  objectName: object,
  isBlocking: severity === 'blocking',
})
