import { compare } from '../../../companion/src/parity/compare/compare.ts'
import type { Fingerprint } from '../../../companion/src/parity/fingerprint/fingerprint.ts'

/** The differences of two orgs, one line each. */
export const said = (sandbox: Fingerprint, production: Fingerprint) =>
  compare(sandbox, production).differences.map(({ kind, severity, sandbox: here, production: there }) => [
    kind,
    severity,
    here,
    there,
  ])

/** The kinds and severities only. */
export const judged = (sandbox: Fingerprint, production: Fingerprint) =>
  compare(sandbox, production).differences.map(({ kind, severity }) => [kind, severity])
