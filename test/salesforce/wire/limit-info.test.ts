import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLimitInfo } from '../../../companion/src/salesforce/wire/limit-info.ts'

describe('the Sforce-Limit-Info header', () => {
  it.each([
    ['bare', 'api-usage=18/5000', { used: 18, limit: 5000 }],
    [
      'with bursts',
      'api-usage=10018/100000; api-bursts=1/750',
      { used: 10018, limit: 100000, bursts: { used: 1, limit: 750 } },
    ],
    [
      'per app',
      'api-usage=18/5000; per-app-api-usage=17/250(appName=sample)',
      { used: 18, limit: 5000, perApp: { used: 17, limit: 250, appName: 'sample' } },
    ],
    [
      'with commas, also in the name of the app',
      'api-usage=18/5000, per-app-api-usage=17/250(appName=Sales, Inc; EU)',
      { used: 18, limit: 5000, perApp: { used: 17, limit: 250, appName: 'Sales, Inc; EU' } },
    ],
    ['in another order', 'api-bursts=1/750;api-usage=2/3', { used: 2, limit: 3, bursts: { used: 1, limit: 750 } }],
    ['over 100 %', 'api-usage=110018/100000', { used: 110018, limit: 100000 }],
    ['with blanks and capitals (K9)', ' API-Usage = 5 / 10 ', { used: 5, limit: 10 }],
    ['with blanks on both sides of each sign (SEC-L1)', 'api-usage = 5 / 10 ;', { used: 5, limit: 10 }],
    ['with bursts of zero (SEC-L1)', 'api-usage=1/2; api-bursts=0/0', { used: 1, limit: 2 }],
    ['with an unknown member', 'api-usage=1/2; api-moods=3/4', { used: 1, limit: 2 }],
  ])('is parsed when it is %s', (_form, header, expected) => {
    expect(parseLimitInfo(header)).toEqual(expected)
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['garbage', 'a quota of some sort'],
    ['without numbers', 'api-usage=many/most'],
    ['negative', 'api-usage=-1/5000'],
    ['cut short', 'api-usage=18/'],
    ['only another member', 'api-bursts=1/750'],
    ['a longer name', 'xapi-usage=1/2'],
    ['without a limit (SEC-L1)', 'api-usage=0/0'],
    ['used without a limit (SEC-L1)', 'api-usage=7/0'],
    ['numbers beyond counting', 'api-usage=1/99999999999999999999'],
  ])('is ignored when it is %s', (_form, header) => {
    expect(parseLimitInfo(header)).toBeUndefined()
  })

  it('never throws, for any value', () => {
    fc.assert(fc.property(fc.string(), (header) => void parseLimitInfo(header)))
  })

  it('returns the numbers that were written into it', () => {
    const count = fc.nat({ max: 2_000_000_000 })
    fc.assert(
      fc.property(
        count,
        count.map((n) => n + 1),
        fc.constantFrom('; ', ';', ', ', ','),
        (used, limit, separator) => {
          const header = `api-usage=${used}/${limit}${separator}api-bursts=1/750`
          expect(parseLimitInfo(header)).toMatchObject({ used, limit })
        },
      ),
    )
  })
})
