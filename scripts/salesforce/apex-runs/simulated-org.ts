import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OBJECTS, TRIGGER_EVENTS } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import { openOrg } from '../../../companion/simulator/org/org.ts'
import { describeField } from '../../../companion/simulator/rest/describe/describe-field.ts'
import type { DescribedObject } from '../../../packages/apex-interpreter/index.ts'

/** The simulator stores only the non-empty values of a row. */
const NO_USAGE = Object.fromEntries(TRIGGER_EVENTS.map((event) => [`Usage${event}`, false]))

type Scalar = string | number | boolean | null

/** The content of a simulated org: its objects by describe, and the rows of their automation. */
export type SimulatedOrg = {
  objects: DescribedObject[]
  triggers: Record<string, Scalar>[]
  flows: Record<string, Scalar>[]
}

/** Reads a simulated org. */
export async function simulatedOrg(environment: 'sandbox' | 'production'): Promise<SimulatedOrg> {
  const stateDir = await mkdtemp(join(tmpdir(), 'tollbridge-org-'))
  try {
    const { catalogue, tables } = openOrg({ environment, stateDir, redirectUris: [] })
    const objects = OBJECTS.flatMap((name) => {
      const object = catalogue.get(name.toLowerCase())
      return object ? [{ name, fields: object.fields.map((field) => describeField(field, object)) }] : []
    })
    const triggers = tables.rows('ApexTrigger').map((row) => ({ ...NO_USAGE, ...row }))
    const flows = tables.rows('FlowDefinitionView').map((row) => ({ NamespacePrefix: null, ...row }))
    return { objects, triggers, flows }
  } finally {
    await rm(stateDir, { recursive: true, force: true })
  }
}
