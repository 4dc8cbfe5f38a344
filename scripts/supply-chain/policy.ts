import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const Reason = Type.String({ minLength: 20 })
const strict = { additionalProperties: false }

const Licences = Type.Object(
  {
    /** SPDX ids that every package may have. */
    everywhere: Type.Array(Type.String()),
    /** SPDX ids that development packages may have too, each with its reason. */
    development: Type.Record(Type.String(), Reason),
    /** Packages with another licence, or with none (`null`). */
    named: Type.Array(
      Type.Object(
        { package: Type.String(), licence: Type.Union([Type.String(), Type.Null()]), reason: Reason },
        strict,
      ),
    ),
  },
  strict,
)

const NamedRelease = Type.Object({ package: Type.String(), version: Type.String(), reason: Reason }, strict)

const Releases = Type.Object(
  {
    /** Pre-releases that production may have. */
    preReleases: Type.Array(NamedRelease),
    /** Versions that may be used before they are a week old. */
    young: Type.Array(NamedRelease),
  },
  strict,
)

const Exceptions = Type.Array(
  Type.Object({
    package: Type.String(),
    advisory: Type.String({ pattern: '^GHSA(-[0-9a-z]{4}){3}$' }),
    reason: Reason,
  }),
)

export type LicencePolicy = Static<typeof Licences>
export type NamedRelease = Static<typeof NamedRelease>
export type Exceptions = Static<typeof Exceptions>

export type Policy = { licences: LicencePolicy; releases: Static<typeof Releases>; exceptions: Exceptions }

/** The folder of what we decided about packages. */
export const policyFolder = (root: string): string => join(root, 'config/supply-chain')

/** Throws where a file is missing or has another form. */
export function readPolicy(root: string): Policy {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(policyFolder(root), file), 'utf8'))
  return {
    licences: Value.Parse(Licences, read('licences.json')),
    releases: Value.Parse(Releases, read('releases.json')),
    exceptions: Value.Parse(Exceptions, read('exceptions.json')),
  }
}
