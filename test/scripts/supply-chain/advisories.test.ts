import { describe, expect, it } from 'vitest'
import {
  ageInDays,
  findingsIn,
  type PinnedAdvisories,
  unknownPackages,
  vulnerabilityFaults,
} from '../../../scripts/supply-chain/advisories.ts'
import { lockedPackage } from '../../kit/supply-chain/locked-package.ts'

type Severity = 'low' | 'moderate' | 'high' | 'critical'
type Chosen = { range?: string; severity?: Severity; isProduction?: boolean }

const URL = 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc'
const EXCEPTION = { package: 'one', advisory: 'GHSA-aaaa-bbbb-cccc', reason: 'For this test.' }

const findings = (version: string, { range = '<2.0.0', severity = 'high', isProduction = true }: Chosen = {}) =>
  findingsIn([lockedPackage('one', version, { isProduction }), lockedPackage('two', version)], {
    one: [{ url: URL, title: 'A fault', severity, vulnerable_versions: range }],
  })

describe('known vulnerabilities', () => {
  it('SEC-M8: are refused, with package, severity and address', () => {
    expect(vulnerabilityFaults(findings('1.9.9'), [])).toEqual([
      `node_modules/one@1.9.9 is vulnerable (high): A fault, ${URL}`,
    ])
    expect(vulnerabilityFaults(findings('2.0.0'), [])).toEqual([])
  })

  it.each([
    ['1.0.0', '>=1.0.0 <1.1.0 || >=2.0.0 <2.1.0', 1],
    ['2.0.5', '>=1.0.0 <1.1.0 || >=2.0.0 <2.1.0', 1],
    ['1.1.0', '>=1.0.0 <1.1.0 || >=2.0.0 <2.1.0', 0],
    ['2.0.0-beta.1', '<2.0.0', 1],
    ['1.0.0-alpha', '<=1.0.0', 1],
    ['3.0.0', '*', 1],
  ])('SEC-M8: match %s against %s as npm does', (version, range, count) => {
    expect(findings(version, { range })).toHaveLength(count)
  })

  it.each<[Severity, boolean, number]>([
    ['critical', false, 1],
    ['high', false, 1],
    ['moderate', true, 1],
    ['moderate', false, 0],
    ['low', true, 0],
  ])('SEC-M8: of severity %s with production %s count %i', (severity, isProduction, count) => {
    expect(vulnerabilityFaults(findings('1.0.0', { severity, isProduction }), [])).toHaveLength(count)
  })

  it('SEC-M8: have exceptions for one package and one advisory, as long as they are needed', () => {
    expect(vulnerabilityFaults(findings('1.0.0'), [EXCEPTION])).toEqual([])
    expect(vulnerabilityFaults(findings('1.0.0'), [{ ...EXCEPTION, package: 'two' }])).toHaveLength(2)
    expect(vulnerabilityFaults(findings('2.0.0'), [EXCEPTION])).toEqual([
      'exceptions.json names GHSA-aaaa-bbbb-cccc of one without need',
    ])
  })
})

describe('the pinned advisories', () => {
  const pinned: PinnedAdvisories = {
    asOf: '2026-10-04',
    source: 'this test',
    lookedUp: { one: '*', two: '1.0.0 || 1.1.0' },
    advisories: {},
  }

  it('SEC-M8: never call a production package good that was not looked up in its version', () => {
    const packages = [
      lockedPackage('one', '9.0.0-beta'),
      lockedPackage('two', '1.1.0'),
      lockedPackage('two', '1.2.0'),
      lockedPackage('three', '1.0.0'),
      lockedPackage('four', '1.0.0', { isProduction: false }),
    ]

    expect(unknownPackages(packages, pinned)).toEqual(['three', 'two'])
  })

  it('SEC-M8: know their age', () => {
    expect(ageInDays(pinned, new Date('2026-10-04T23:00:00Z'))).toBe(0)
    expect(ageInDays(pinned, new Date('2026-11-04T00:00:00Z'))).toBe(31)
  })
})
