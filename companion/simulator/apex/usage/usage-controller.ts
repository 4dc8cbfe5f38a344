import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Org } from '../../org/org.ts'
import type { ApexCall } from '../apex-call.ts'
import { readMarketoUsage } from './marketo-usage.ts'

const Parameters = Type.Object({ range: Type.String() })

/** `TollbridgeUsageController.read`: the answer of the package's Apex in this org. */
export async function readUsage(org: Org, { parameters, timeZone }: ApexCall) {
  const { range } = Value.Parse(Parameters, parameters)
  return readMarketoUsage({ range, timeZone }, org)
}
