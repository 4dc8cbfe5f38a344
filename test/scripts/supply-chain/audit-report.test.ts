import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditReport } from '../../../scripts/supply-chain/audit-report.ts'
import type { NamedRelease } from '../../../scripts/supply-chain/policy.ts'
import { answerJson, type SalesforceStub, startSalesforceStub } from '../../kit/salesforce/salesforce-stub.ts'
import { lockedPackage } from '../../kit/supply-chain/locked-package.ts'

const ADVISORY = {
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  title: 'A fault',
  severity: 'high' as const,
  vulnerable_versions: '<2.0.0',
}
const PINNED = { asOf: '2026-10-04', source: 'this test', lookedUp: {}, advisories: { pinned: [ADVISORY] } }
const BULK = 'POST /-/npm/v1/security/advisories/bulk'
const OLD = [lockedPackage('one', '1.0.0'), lockedPackage('@a/two', '1.0.0'), lockedPackage('one', '1.1.0')]

/** Another place would answer that nothing is known. */
const redirect: SalesforceStub['answer'] = (response, request) => {
  if (request.url === '/elsewhere') answerJson({})(response, request)
  else response.writeHead(302, { location: '/elsewhere' }).end()
}

let stub: SalesforceStub

beforeEach(async () => {
  stub = await startSalesforceStub(answerJson({}))
})

afterEach(() => stub.close())

type Input = { packages?: typeof OLD; before?: typeof OLD; young?: NamedRelease[]; timeoutMs?: number }

const report = ({ packages = OLD, before = OLD, young = [], timeoutMs = 60_000 }: Input = {}) =>
  auditReport(
    {
      packages,
      before,
      policy: {
        licences: { everywhere: [], development: {}, named: [] },
        releases: { preReleases: [], young },
        exceptions: [],
      },
      pinned: PINNED,
    },
    { registry: { url: new URL(stub.origin), timeoutMs }, now: new Date('2026-11-30T12:00:00Z') },
  )

describe('the audit', () => {
  it('SEC-M8: asks the registry once, about every version of every package', async () => {
    expect(await report()).toEqual({ lines: ['Checked online: 0 refused'], exitCode: 0, advisories: {} })
    expect(stub.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([BULK])
    expect(JSON.parse(stub.requests[0]?.body ?? '')).toEqual({ '@a/two': ['1.0.0'], one: ['1.0.0', '1.1.0'] })
  })

  it('SEC-M8: refuses what the registry knows, in place of the pinned advisories', async () => {
    stub.answer = answerJson({ one: [{ ...ADVISORY, id: 7, cwe: [], cvss: {} }] })

    expect(
      await report({
        packages: [...OLD, lockedPackage('pinned', '1.0.0')],
        before: [...OLD, lockedPackage('pinned', '1.0.0')],
      }),
    ).toMatchObject({
      lines: [
        'node_modules/one@1.0.0 is vulnerable (high): A fault, https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
        'node_modules/one@1.1.0 is vulnerable (high): A fault, https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
        'Checked online: 2 refused',
      ],
      exitCode: 1,
    })
  })

  it.each([
    ['it answered 405', answerJson({}, 405)],
    ['it answered 404', answerJson({}, 404)],
    ['it answered 503', answerJson({}, 503)],
    ['the answer is not JSON', (response) => void response.end('<html>')],
    ['the answer has another form', answerJson({ one: [{ url: 'x' }] })],
    ['the answer has another form', answerJson([])],
    ['it could not be reached', (response) => void response.destroy()],
    ['it could not be reached', redirect],
  ] satisfies [string, SalesforceStub['answer']][])(
    'SEC-M8: says that it was not online when %s, and falls back on the pinned advisories',
    async (why, answer) => {
      stub.answer = answer

      expect(await report()).toEqual({
        lines: [`Not checked online, because ${why}. By the advisories pinned as of 2026-10-04: 0 refused`],
        exitCode: 3,
      })
      const packages = [lockedPackage('pinned', '1.0.0')]
      expect(await report({ packages, before: packages })).toMatchObject({
        lines: [
          expect.stringContaining('node_modules/pinned@1.0.0 is vulnerable'),
          expect.stringContaining(': 1 refused'),
        ],
        exitCode: 1,
      })
    },
  )

  it('SEC-M8: ends when the registry is silent', async () => {
    stub.answer = () => undefined

    expect(await report({ timeoutMs: 50 })).toMatchObject({
      lines: [expect.stringContaining('because it did not answer within 0.05 s')],
      exitCode: 3,
    })
  })
})

describe('new versions', () => {
  const packages = [...OLD, lockedPackage('one', '1.2.0'), lockedPackage('@a/two', '1.3.0')]
  const published =
    (one: string, two: string): SalesforceStub['answer'] =>
    (response, request) => {
      const times = { '/one': { '1.2.0': one }, '/@a%2ftwo': { '1.3.0': two } }
      const time = Object.entries(times).find(([path]) => path === request.url)?.[1]
      answerJson(time ? { time } : {})(response, request)
    }

  it('SEC-M8: are refused until they are a week old', async () => {
    stub.answer = published('2026-11-23T12:00:01Z', '2026-11-23T12:00:00Z')

    expect(await report({ packages })).toMatchObject({
      lines: ['one@1.2.0 is 6 days old, not 7', 'Checked online: 1 refused'],
      exitCode: 1,
    })
    expect(stub.requests).toHaveLength(3)
  })

  it('SEC-M8: may be younger with a reason', async () => {
    stub.answer = published('2026-11-30T00:00:00Z', '2026-01-01T00:00:00Z')
    const young = [{ package: 'one', version: '1.2.0', reason: 'It mends a vulnerability.' }]

    expect(await report({ packages, young })).toMatchObject({ exitCode: 0 })
    expect(
      await report({ packages, young: [{ package: 'one', version: '1.1.0', reason: 'Another version.' }] }),
    ).toMatchObject({ exitCode: 1 })
  })

  it('SEC-M8: have an unknown age when the registry does not tell it', async () => {
    stub.answer = published('never', '2026-01-01T00:00:00Z')

    expect(await report({ packages })).toMatchObject({
      lines: ['one@1.2.0: its age is unknown', 'Checked online: 0 refused'],
      exitCode: 3,
    })
  })
})
