import { describe, expect, it } from 'vitest'
import { preReleaseFaults, spareYoungReleases } from '../../../scripts/supply-chain/releases.ts'
import { lockedPackage } from '../../kit/supply-chain/locked-package.ts'

const REASON = { reason: 'For this test.' }

describe('pre-releases', () => {
  it('SEC-M8: are refused in production without a reason', () => {
    const packages = [
      lockedPackage('one', '1.0.0-beta.2'),
      lockedPackage('two', '1.0.0'),
      lockedPackage('three', '2.0.0-rc.1', { isProduction: false }),
    ]

    expect(preReleaseFaults(packages, [])).toEqual([
      'node_modules/one@1.0.0-beta.2 is a pre-release in production, and releases.json has no reason',
    ])
    expect(preReleaseFaults(packages, [{ package: 'one', version: '1.0.0-beta.2', ...REASON }])).toEqual([])
  })

  it('SEC-M8: need a reason for each version, and no reason outlives its version', () => {
    expect(
      preReleaseFaults(
        [lockedPackage('one', '1.0.0-beta.3')],
        [{ package: 'one', version: '1.0.0-beta.2', ...REASON }],
      ),
    ).toEqual([
      'node_modules/one@1.0.0-beta.3 is a pre-release in production, and releases.json has no reason',
      'releases.json names one@1.0.0-beta.2 without need',
    ])
  })
})

describe('young releases', () => {
  it('SEC-M8: are not named any more when they are no longer used', () => {
    const named = [{ package: 'one', version: '1.0.0', ...REASON }]

    expect(spareYoungReleases([lockedPackage('one', '1.0.0')], named)).toEqual([])
    expect(spareYoungReleases([lockedPackage('one', '1.0.1')], named)).toEqual([
      'releases.json names one@1.0.0 without need',
    ])
  })
})
