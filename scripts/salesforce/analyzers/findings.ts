import type { Failures } from '../report.ts'

/** A finding of an analyzer. Severity 1 is the most severe, 5 a remark. */
export type Finding = { severity: number; rule: string; path: string; line: number; message: string }

/** A reviewed exception: a rule that some files do not follow, with the reason. */
export type Exception = { rule: string; path: RegExp; because: string }

const LEAST_SEVERE = 3

/** Findings that the package may keep. None of these rules is about security. */
export const EXCEPTIONS: Exception[] = [
  {
    rule: 'ApexUnitTestClassShouldHaveAsserts',
    path: /\/tests\//,
    because: 'it does not follow a test into the helper that asserts; the check of tests does',
  },
  {
    rule: 'FieldDeclarationsShouldBeAtStart',
    path: /\/classes\//,
    because: 'an inner exception is part of what a class promises, and stands at its top',
  },
  {
    rule: 'EmptyStatementBlock',
    path: /\/classes\//,
    because: 'a private constructor without a body keeps others from making the object',
  },
  {
    rule: 'ExcessiveParameterList',
    path: /\/classes\/TollbridgeSetupController\.cls/,
    because: 'what a component enters reaches an action as parameters with names',
  },
  {
    rule: 'CyclomaticComplexity',
    path: /\/classes\/TollbridgeCompanionClient\.cls/,
    because: 'it is the sum over many short methods: there is one door to the companion',
  },
  {
    rule: 'OperationWithLimitsInLoop',
    path: /\/tests\//,
    because: 'a test tries the same for a few people, one after the other',
  },
  { rule: 'AvoidBooleanMethodParameters', path: /\/tests\//, because: 'the double says what the companion says' },
]

/** The findings that fail the check, and the exceptions without a finding. */
export function faultsOfFindings(findings: Finding[], exceptions: Exception[]): Failures {
  const severe = findings.filter(({ severity }) => severity <= LEAST_SEVERE)
  const isExcused = (finding: Finding, { rule, path }: Exception) => finding.rule === rule && path.test(finding.path)
  const open = severe.filter((finding) => !exceptions.some((exception) => isExcused(finding, exception)))
  const idle = exceptions.filter((exception) => !severe.some((finding) => isExcused(finding, exception)))
  return [
    ...open.map(({ severity, rule, path, line, message }) => `${path}:${line} ${rule} (${severity}): ${message}`),
    ...idle.map(({ rule, path }) => `nothing needs the exception ${rule} in ${path.source}`),
  ]
}
