/**
 * Runs Salesforce's analyzers over the package: PMD, the graph engine, ESLint, patterns and known flaws of libraries.
 * Exits with 0 without findings of severity 1 to 3, with 1 otherwise, and with 3 when the machine has no Java.
 */
import { CodeAnalyzer, CodeAnalyzerConfig, type Violation } from '@salesforce/code-analyzer-core'
import { createEnginePlugin as eslint } from '@salesforce/code-analyzer-eslint-engine'
import { createEnginePlugin as pmd } from '@salesforce/code-analyzer-pmd-engine'
import { createEnginePlugin as regex } from '@salesforce/code-analyzer-regex-engine'
import { createEnginePlugin as retireJs } from '@salesforce/code-analyzer-retirejs-engine'
import { createEnginePlugin as graph } from '@salesforce/code-analyzer-sfge-engine'
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { EXCEPTIONS, faultsOfFindings, type Finding } from './findings.ts'
import { hasJava } from '../apex/java.ts'
import { report, skip } from '../report.ts'
import { projectRoot } from '../sources.ts'

const RULES = ['Security', 'AppExchange', 'Recommended']

/** Runs one engine after the other, so that no two need memory at the same time. */
async function findingsIn(folder: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const createPlugin of [pmd, graph, eslint, regex, retireJs])
    findings.push(...(await findingsOf(createPlugin, folder)))
  return findings
}

async function findingsOf(createPlugin: typeof pmd, folder: string): Promise<Finding[]> {
  const logs = join(projectRoot, 'build/code-analyzer')
  mkdirSync(logs, { recursive: true })
  const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromObject({ log_folder: logs }))
  await analyzer.addEnginePlugin(createPlugin())
  const workspace = await analyzer.createWorkspace([join(projectRoot, folder)])
  const rules = await analyzer.selectRules(RULES, { workspace })
  return (await analyzer.run(rules, { workspace })).getViolations().map(findingOf)
}

function findingOf(violation: Violation): Finding {
  const [rule, place] = [violation.getRule(), violation.getPrimaryLocation()]
  return {
    severity: rule.getSeverityLevel(),
    rule: rule.getName(),
    path: relative(projectRoot, place.getFile() ?? ''),
    line: place.getStartLine() ?? 0,
    message: violation.getMessage(),
  }
}

if (hasJava()) report('Analyzers', faultsOfFindings(await findingsIn('force-app'), EXCEPTIONS))
else skip('Analyzers skipped: no Java on this machine')
