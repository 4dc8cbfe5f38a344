import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OBJECTS } from '../../../companion/src/parity/fingerprint.ts'
import { openOrg } from '../../../companion/simulator/org/org.ts'
import { describeField } from '../../../companion/simulator/rest/describe-field.ts'
import type { DescribedObject } from '../../support/apex/doubles/describe.ts'

/** The objects of a simulated org, as describe tells of them. */
export async function simulatedObjects(environment: 'sandbox' | 'production'): Promise<DescribedObject[]> {
  const stateDir = await mkdtemp(join(tmpdir(), 'tollbridge-objects-'))
  try {
    const { catalogue } = openOrg({ environment, stateDir, redirectUris: [] })
    return OBJECTS.flatMap((name) => {
      const object = catalogue.get(name.toLowerCase())
      return object ? [{ name, fields: object.fields.map((field) => describeField(field, object)) }] : []
    })
  } finally {
    await rm(stateDir, { recursive: true, force: true })
  }
}
