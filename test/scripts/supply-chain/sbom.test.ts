import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../../scripts/docs/kept-document.ts'
import { packagesOf, parseLock, readLock } from '../../../scripts/supply-chain/lock.ts'
import { sbomOf, textOfSbom } from '../../../scripts/supply-chain/sbom.ts'

const small = {
  packages: {
    '': { version: '1.0.0', dependencies: { '@a/one': '1.0.0' } },
    'parts/web': { version: '1.0.0', dependencies: { two: '2.0.0' } },
    'node_modules/web': { resolved: 'parts/web', link: true },
    'node_modules/@a/one': {
      version: '1.0.0',
      license: '(MIT OR Apache-2.0)',
      integrity: 'sha512-AQID',
      dependencies: { two: '^1.0.0', three: '*' },
    },
    'node_modules/@a/one/node_modules/two': { version: '1.5.0', license: 'MIT', integrity: 'sha512-BAUG' },
    'node_modules/two': { version: '2.0.0', license: 'SEE LICENSE IN X', optional: true },
    'node_modules/three': { version: '3.0.0', dev: true },
  },
}

describe('the SBOM', () => {
  it('SEC-M8: names each package with its licence and hash, and what needs it', () => {
    const { components, dependencies } = sbomOf(parseLock(JSON.stringify(small)))

    expect(components).toMatchObject([
      {
        purl: 'pkg:npm/%40a/one@1.0.0',
        licenses: [{ expression: '(MIT OR Apache-2.0)' }],
        hashes: [{ alg: 'SHA-512', content: '010203' }],
      },
      { purl: 'pkg:npm/two@1.5.0', scope: 'required', licenses: [{ license: { id: 'MIT' } }] },
      {
        purl: 'pkg:npm/two@2.0.0',
        scope: 'optional',
        licenses: [{ license: { name: 'SEE LICENSE IN X' } }],
        hashes: [],
      },
    ])
    expect(dependencies).toEqual([
      { ref: 'pkg:npm/%40a/one@1.0.0', dependsOn: ['pkg:npm/two@1.5.0'] },
      { ref: 'pkg:npm/two@1.5.0', dependsOn: [] },
      { ref: 'pkg:npm/two@2.0.0', dependsOn: [] },
      { ref: 'tollbridge', dependsOn: ['pkg:npm/%40a/one@1.0.0', 'pkg:npm/two@2.0.0'] },
    ])
  })

  it('SEC-M8: lists exactly what production installs', () => {
    const lock = readLock(projectRoot)
    const installed = packagesOf(lock).filter((one) => one.isProduction)

    expect(sbomOf(lock).components.map(({ name, version }) => `${name}@${version}`)).toEqual(
      [...new Set(installed.map(({ name, version }) => `${name}@${version}`))].sort((a, b) =>
        encoded(a) < encoded(b) ? -1 : 1,
      ),
    )
  })

  it('SEC-M8: reaches each package from the application', () => {
    const { components, dependencies } = sbomOf(readLock(projectRoot))
    const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))
    const reached = new Set(['tollbridge'])
    for (const ref of reached) for (const next of needs.get(ref) ?? []) reached.add(next)

    expect([...reached].sort()).toEqual([...components.map(({ purl }) => purl), 'tollbridge'].sort())
  })

  it('SEC-M8: is the same for the same lock file, and names no machine, registry or time', () => {
    const text = textOfSbom(sbomOf(readLock(projectRoot)))
    const again = readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')

    expect(textOfSbom(sbomOf(parseLock(again)))).toBe(text)
    expect(text).not.toContain(projectRoot)
    expect(text.match(/https?:[^"]*/g)).toEqual(['http://cyclonedx.org/schema/bom-1.6.schema.json'])
    expect(text).not.toMatch(/timestamp/)
    expect(text).toMatch(/"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"/)
  })

  it('SEC-M8: has another serial number for another lock file', () => {
    const other = { packages: { ...small.packages, 'node_modules/two': { version: '2.0.1' } } }

    expect(sbomOf(parseLock(JSON.stringify(other))).serialNumber).not.toBe(
      sbomOf(parseLock(JSON.stringify(small))).serialNumber,
    )
  })
})

const encoded = (release: string): string => `pkg:npm/${release.replace(/^@/, '%40')}`
