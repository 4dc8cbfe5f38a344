import { describe, expect, it } from 'vitest'
import { EXCEPTIONS, faultsOfFindings, type Finding } from '../../../../scripts/salesforce/analyzers/findings.ts'

const finding: Finding = {
  severity: 2,
  rule: 'ApexCRUDViolation',
  path: 'force-app/main/org/classes/A.cls',
  line: 7,
  message: 'Validate CRUD permission',
}

describe('a finding of the analyzers', () => {
  it('fails the check from severity 1 to 3', () => {
    const faults = [1, 2, 3, 4, 5].flatMap((severity) => faultsOfFindings([{ ...finding, severity }], []))

    expect(faults).toEqual([
      'force-app/main/org/classes/A.cls:7 ApexCRUDViolation (1): Validate CRUD permission',
      'force-app/main/org/classes/A.cls:7 ApexCRUDViolation (2): Validate CRUD permission',
      'force-app/main/org/classes/A.cls:7 ApexCRUDViolation (3): Validate CRUD permission',
    ])
  })

  it('is allowed only by a reviewed exception with a reason', () => {
    const exception = { rule: 'ApexCRUDViolation', path: /\/A\.cls/, because: 'it was looked into' }

    expect(faultsOfFindings([finding], [exception])).toEqual([])
    expect(faultsOfFindings([finding, { ...finding, path: 'B.cls' }], [exception])).toHaveLength(1)
  })

  it('fails the check when no finding needs an exception', () => {
    const exception = { rule: 'ApexCRUDViolation', path: /\/B\.cls/, because: 'it was looked into' }

    expect(faultsOfFindings([], [exception])).toEqual([
      String.raw`nothing needs the exception ApexCRUDViolation in \/B\.cls`,
    ])
  })

  it('P1: has no exception when its rule is about security', () => {
    const security = /CRUD|Sharing|Injection|Fls|XSS|Crypto|Credentials|Endpoint|SessionId|Redirect/i

    expect(EXCEPTIONS.filter(({ rule }) => security.test(rule))).toEqual([])
  })
})
