import { readReport, reportFile } from './runner-report.ts'
import type { Step } from './step.ts'

/** Every static check, each counted as one. */
export const checks: Step[] = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the components', command: ['tsc', '-p', 'tsconfig.lwc.json'] },
  { name: 'types of the pages', command: ['tsc', '-p', 'companion/web'] },
  { name: 'types of the page host', command: ['tsc', '-p', 'companion/simulator/lightning'] },
  { name: 'lint', command: ['eslint', '.'] },
  { name: 'lint of the components', command: ['node', 'scripts/salesforce/analyzers/lint-components.ts'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  {
    name: 'who imports whom',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'companion', 'packages', 'scripts', 'test'],
  },
  { name: 'unused files, exports and packages', command: ['knip'] },
  { name: 'the house', command: ['node', 'scripts/house/check.ts'] },
  { name: 'architecture', command: ['node', 'scripts/docs/architecture/check.ts'] },
  { name: 'decisions', command: ['node', 'scripts/docs/decisions/check.ts'] },
  { name: 'headline states', command: ['node', 'scripts/docs/headlines/check.ts'] },
  { name: 'requirements', command: ['node', 'scripts/docs/requirements/check.ts'] },
  { name: 'supply chain', command: ['node', 'scripts/supply-chain/check.ts'] },
  { name: 'messages of new commits', command: ['node', 'scripts/commits/check.ts'], mayBeSkipped: true },
  { name: 'Apex syntax', command: ['node', 'scripts/salesforce/apex/parse.ts'] },
  { name: 'names, queries and tests of Apex', command: ['node', 'scripts/salesforce/apex/check.ts'] },
  { name: 'tests of Apex', command: ['node', 'scripts/salesforce/apex-runs/check.ts'] },
  { name: 'contract of the components with Apex', command: ['node', 'scripts/salesforce/contract/check.ts'] },
  { name: 'Apex types', command: ['node', 'scripts/salesforce/apex/check-types.ts'], mayBeSkipped: true },
  { name: 'Salesforce analyzers', command: ['node', 'scripts/salesforce/analyzers/analyze.ts'], mayBeSkipped: true },
  { name: 'Salesforce metadata', command: ['node', 'scripts/salesforce/metadata/check.ts'] },
]

/** The tests that a quick run leaves out: the browser, the Salesforce CLI, and new processes. */
const slow = [
  'test/acceptance/**',
  'test/chaos/**',
  'test/simulation/day.test.ts',
  'test/stop.test.ts',
  '**/*.browser.test.ts',
  '**/sf-cli.test.ts',
  'test/simulator/metadata/upgrade.test.ts',
  'test/scripts/salesforce/deploy/deploy.test.ts',
  'test/start-up.test.ts',
  'test/stop.test.ts',
  'test/operator/processes.test.ts',
  'test/platform/database/first-database.test.ts',
]

/** The tests of the companion and the simulator. */
export function vitest(options: { quick: boolean }): Step {
  const file = reportFile('vitest')
  const left = options.quick ? slow.flatMap((pattern) => ['--exclude', pattern]) : []
  return {
    name: 'vitest',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...left],
    count: (exitCode) => readReport(file, exitCode),
  }
}

/** The tests of the Lightning components. */
export function jest(): Step {
  const file = reportFile('jest')
  return {
    name: 'jest',
    command: ['sfdx-lwc-jest', '--', '--json', `--outputFile=${file}`],
    count: (exitCode) => readReport(file, exitCode),
  }
}
