import { describe, expect, it } from 'vitest'
import { renewed } from '../../../scripts/supply-chain/renewal.ts'

const advisory = (id: string, title: string) => ({
  url: `https://github.com/advisories/${id}`,
  title,
  severity: 'high' as const,
  vulnerable_versions: '<2.0.0',
})

describe('renewing the pinned advisories', () => {
  it('SEC-M8: keeps what is known of other versions, and says which versions were looked up', () => {
    const pinned = {
      asOf: '2026-10-04',
      source: 'a copy',
      lookedUp: { one: '*', gone: '*' },
      advisories: { one: [advisory('GHSA-2', 'old'), advisory('GHSA-1', 'kept')] },
    }
    const asked = { one: ['1.0.0', '1.1.0'], two: ['3.0.0'] }
    const answer = { one: [advisory('GHSA-2', 'new')], two: [{ ...advisory('GHSA-3', 'first'), id: 7 }] }

    expect(renewed(pinned, { asked, answer, day: '2026-11-30' })).toEqual({
      asOf: '2026-11-30',
      source: 'GitHub Advisory Database (CC BY 4.0), as the npm registry answered',
      lookedUp: { one: '1.0.0 || 1.1.0', two: '3.0.0' },
      advisories: {
        one: [advisory('GHSA-1', 'kept'), advisory('GHSA-2', 'new')],
        two: [advisory('GHSA-3', 'first')],
      },
    })
  })
})
