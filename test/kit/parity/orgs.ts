import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseFingerprint } from '../../../companion/src/parity/fingerprint/canonical.ts'
import type { Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import type { ConnectTest } from '../connections/connect.ts'
import { control } from '../simulator/simulator.ts'

const TABLES = ['parity_report', 'fingerprint', 'fingerprint_part', 'describe_cache', 'accepted_difference']

/** Deletes readings and reports, and resets the refusals and hidden fields of the orgs. */
export async function forgetParity({ database, sandbox, production }: ConnectTest): Promise<void> {
  for (const table of TABLES) await database.execute(`delete from ${table}`)
  for (const org of [sandbox, production]) {
    await control(org, 'PUT refusals', {})
    await control(org, 'PUT permissions', { viewAllFields: true })
  }
}

/** Hides fields of an object from every user. */
export const hide = (org: SimulatedOrgInfo, object: string, fields: string[]) =>
  control(org, 'PUT hidden-fields', { object, fields })

export const Taken = Type.Object({
  fingerprintId: Type.String(),
  organizationId: Type.String(),
  environment: Type.String(),
  takenAt: Type.String(),
  sha256: Type.String(),
  unchanged: Type.Boolean(),
  unknown: Type.Array(Type.String()),
})

/** Reads the connected org one second later. */
export async function take(test: ConnectTest) {
  test.clock.advance({ seconds: 1 })
  const answer = await test.admin.request({ method: 'POST', url: '/api/v1/parity/fingerprints' })
  if (answer.statusCode !== 201) throw new Error(`POST fingerprints: ${answer.statusCode} ${answer.body}`)
  return Value.Parse(Taken, answer.json())
}

/** The stored row of a fingerprint. */
export async function contentOf(test: ConnectTest, fingerprintId: string): Promise<Fingerprint> {
  const { rows } = await test.database.execute('select content from fingerprint where fingerprint_id = $1', [
    fingerprintId,
  ])
  return parseFingerprint(String(rows[0]?.content))
}

/** An object of a fingerprint. */
export const objectIn = ({ objects }: Fingerprint, name: string) => objects.find((one) => one.name === name)
