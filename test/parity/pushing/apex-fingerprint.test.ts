import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { canonicalOf, parseFingerprint } from '../../../companion/src/parity/fingerprint/canonical.ts'
import { isTree, nameOf, nodesOf, parseApex } from '../../../packages/apex-interpreter/index.ts'

const ROOT = join(import.meta.dirname, '../../..')
const FIXTURE = join(ROOT, 'test/fixtures/parity/apex.json')
const APEX_TEST = join(ROOT, 'force-app/main/fingerprint/classes/tests/TollbridgeFingerprintTextTest.cls')

/** The texts of a class's constant, joined. */
function constantIn(tree: unknown, name: string): string {
  const [declared] = nodesOf(tree, 'VariableDecl').filter((declaration) => nameOf(declaration.name) === name)
  return nodesOf(declared, 'LiteralExpr')
    .map(({ literal }) => (isTree(literal) ? String(literal.$) : ''))
    .join('')
}

it('S2 the fingerprint in the Apex test is byte for byte the one that the companion writes', async () => {
  const tree = await parseApex(readFileSync(APEX_TEST, 'utf8'))

  expect(constantIn(tree, 'CANONICAL')).toBe(canonicalOf(parseFingerprint(readFileSync(FIXTURE, 'utf8'))).text)
})

it('K6: the API version in a pushed fingerprint is that of the class that describes the org', () => {
  const { apiVersion } = parseFingerprint(readFileSync(FIXTURE, 'utf8'))
  const folder = join(ROOT, 'force-app/main/fingerprint/classes')
  const metadata = readFileSync(join(folder, 'TollbridgeFingerprintDescribe.cls-meta.xml'), 'utf8')
  expect(metadata).toContain(`<apiVersion>${apiVersion}</apiVersion>`)
})
