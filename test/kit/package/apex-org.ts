import { flowsOf, triggersOf } from '../../../companion/src/parity/reading/automation.ts'
import { fieldOf } from '../../../companion/src/parity/fingerprint/field.ts'
import { OBJECTS, type Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import {
  call,
  describeDouble,
  orgWith,
  type Program,
  startMachine,
  textOf,
} from '../../../packages/apex-interpreter/index.ts'
import { automationOf } from '../../../scripts/salesforce/apex-runs/orgs.ts'
import type { SimulatedOrg } from '../../../scripts/salesforce/apex-runs/simulated-org.ts'

/** The whole fingerprint of an org, joined from the texts of the package. */
export function toldByApex(org: SimulatedOrg, program: Program, seed: number): string {
  const double = describeDouble(org.objects, seed)
  const apex = startMachine(program, { seed, double, org: orgWith({ rows: automationOf(org) }) })
  const texts = Array.from({ length: OBJECTS.length + 1 }, (_, index) =>
    call(apex, 'TollbridgeOrgFingerprint.textAt', [index]),
  )
  return texts.map(textOf).join('')
}

/** The same org as the companion reads it over the connection, without what the package cannot know. */
export const readByCompanion = ({ objects, triggers, flows }: SimulatedOrg): Fingerprint => ({
  ...{ version: 1, apiVersion: '67.0', rules: null },
  objects: OBJECTS.map((name) => ({
    ...{ name, visibility: 'all', hiddenFields: [] },
    fields: objects.find((one) => one.name === name)?.fields.map(fieldOf) ?? [],
  })),
  triggers: triggersOf(triggers.filter(({ TableEnumOrId }) => isOurs(TableEnumOrId))),
  flows: flowsOf(flows.filter(({ TriggerObjectOrEventId }) => isOurs(TriggerObjectOrEventId))),
})

const isOurs = (name: unknown): boolean => OBJECTS.some((object) => object === name)
