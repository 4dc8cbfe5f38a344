import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { root, type Count } from './step.ts'

/** The common part of vitest's and jest's JSON reports. */
const Report = Type.Object({
  success: Type.Boolean(),
  numPassedTests: Type.Number(),
  numFailedTests: Type.Number(),
  numFailedTestSuites: Type.Number(),
  numPendingTests: Type.Number(),
})

/** The path of a runner's report. Removes an older one. */
export function reportFile(name: string): string {
  const file = join(root, 'build', `${name}-report.json`)
  rmSync(file, { force: true })
  return file
}

/** Reads a runner's report. A runner without a report, or one that failed outside its tests, counts as one failure. */
export function readReport(file: string, exitCode: number): Count {
  const report = parseReport(file)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const failed = Math.max(report.numFailedTests, exitCode === 0 ? 0 : 1)
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests }
}

function parseReport(file: string) {
  try {
    return Value.Parse(Report, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
