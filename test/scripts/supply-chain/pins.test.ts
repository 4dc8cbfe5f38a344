import { describe, expect, it } from 'vitest'
import { openVersions, unsettledPackages } from '../../../scripts/supply-chain/pins.ts'
import { lockedPackage } from '../../kit/supply-chain/locked-package.ts'

describe('pinned versions', () => {
  it.each(['^1.0.0', '~1.0.0', '1', '1.x', '*', 'latest', '=1.0.0', 'github:one/two', 'npm:two@1.0.0'])(
    'SEC-M8: are exact, not %s',
    (version) => {
      for (const member of ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'])
        expect(openVersions('package.json', { [member]: { one: version } })).toEqual([
          `package.json does not pin one exactly: ${version}`,
        ])
    },
  )

  it('SEC-M8: may be pre-releases', () => {
    expect(openVersions('package.json', { dependencies: { one: '1.0.0', two: '1.0.0-beta.2' } })).toEqual([])
  })
})

describe('packages of the lock file', () => {
  it('SEC-M8: have an integrity, of their own or of the package that brings them', () => {
    const packages = [
      lockedPackage('one', '1.0.0'),
      lockedPackage('two', '1.0.0', { integrity: undefined }),
      lockedPackage('three', '1.0.0', { integrity: 'sha1-AAAA' }),
      lockedPackage('four', '1.0.0', { integrity: undefined, isBundled: true }),
    ]

    expect(unsettledPackages(packages)).toEqual([
      'node_modules/two has no SHA-512 integrity in the lock file',
      'node_modules/three has no SHA-512 integrity in the lock file',
    ])
  })

  it('SEC-M8: come from the configured registry', () => {
    expect(unsettledPackages([lockedPackage('one', '1.0.0', { origin: 'git+ssh://git@host.example/one' })])).toEqual([
      'node_modules/one comes from git+ssh://git@host.example/one, not from the configured registry',
    ])
  })
})
