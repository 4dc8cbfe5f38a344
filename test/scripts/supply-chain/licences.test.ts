import { describe, expect, it } from 'vitest'
import { licenceFaults } from '../../../scripts/supply-chain/licences.ts'
import type { LicencePolicy } from '../../../scripts/supply-chain/policy.ts'
import { lockedPackage } from '../../kit/supply-chain/locked-package.ts'

const EMPTY: LicencePolicy = { everywhere: ['MIT', 'Apache-2.0'], development: {}, named: [] }

const faultsOf = (licence: string | undefined, policy: Partial<LicencePolicy> = {}, isProduction = true): string[] =>
  licenceFaults([lockedPackage('one', '1.0.0', { licence, isProduction })], { ...EMPTY, ...policy })

describe('the licences of packages', () => {
  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', 'MIT AND Apache-2.0', '(GPL-2.0-only OR (MIT AND Apache-2.0))'])(
    'SEC-M8: are accepted when a choice of %s is listed',
    (licence) => {
      expect(faultsOf(licence)).toEqual([])
    },
  )

  it.each([
    ['is not listed', 'GPL-3.0-only'],
    ['is needed beside a listed one', 'MIT AND GPL-3.0-only'],
    ['has a later version in mind', 'Apache-2.0+'],
    ['has an exception', 'Apache-2.0 WITH LLVM-exception'],
    ['is in a file', 'SEE LICENSE IN LICENSE.txt'],
    ['is no SPDX id', 'Custom'],
  ])('SEC-M8: are refused when one %s', (_why, licence) => {
    expect(faultsOf(licence)).toEqual([`node_modules/one has the licence ${licence}, which is not accepted`])
  })

  it('SEC-M8: are unknown and refused when a package states none', () => {
    expect(faultsOf(undefined)).toEqual(['node_modules/one has the licence unknown, which is not accepted'])
  })

  it('SEC-M8: may be wider for development, and not for production', () => {
    const development = { 'MPL-2.0': 'We use it unchanged.' }

    expect(faultsOf('MPL-2.0', { development }, false)).toEqual([])
    expect(faultsOf('MPL-2.0', { development })).toEqual([
      'node_modules/one has the licence MPL-2.0, which is not accepted',
    ])
  })

  it.each([undefined, 'SEE LICENSE IN LICENSE.txt'])('SEC-M8: are accepted by name with the licence %s', (licence) => {
    const named = [{ package: 'one', licence: licence ?? null, reason: 'For this test.' }]

    expect(faultsOf(licence, { named })).toEqual([])
    expect(faultsOf('GPL-3.0-only', { named })).toEqual([
      'node_modules/one has the licence GPL-3.0-only, which is not accepted',
      'licences.json names one without need',
    ])
  })

  it('SEC-M8: leave no entry that a package no longer needs', () => {
    const named = [{ package: 'one', licence: 'MIT', reason: 'For this test.' }]
    const development = { 'MPL-2.0': 'We use it unchanged.' }

    expect(faultsOf('MIT', { named, development })).toEqual([
      'licences.json names one without need',
      'licences.json accepts MPL-2.0 for development without need',
    ])
  })
})
