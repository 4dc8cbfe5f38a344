import type { Family } from './family.ts'
import type { TestName } from './test-names.ts'

const INTRODUCTION = `# Requirements and their tests

Each requirement has an id. A test that proves one carries the id at the beginning of its name or in brackets at its end.
\`npm run docs:requirements\` writes this page from the names of the tests.
`

/** The page that lists, for each requirement, the tests that carry its id. Families without a requirement are left out. */
export function requirementsDocument(families: Family[], testsOf: Map<string, TestName[]>): string {
  const sections = families
    .filter(({ meanings }) => Object.keys(meanings).length > 0)
    .map(({ title, meanings }) => {
      const items = Object.entries(meanings).map(([id, meaning]) =>
        itemOf({ id, meaning, tests: testsOf.get(id) ?? [] }),
      )
      return `## ${title}\n\n${items.join('\n')}\n`
    })
  return [INTRODUCTION, ...sections].join('\n')
}

function itemOf({ id, meaning, tests }: { id: string; meaning: string; tests: TestName[] }): string {
  const lines = tests.length === 0 ? ['  - not yet'] : tests.map((test) => `  - ${linkTo(test)}`)
  return [`- **${id}** ${meaning}`, ...lines].join('\n')
}

function linkTo({ file, titles }: TestName): string {
  return `[${file}](../${file}): ${titles.map(escaped).join(' › ')}`
}

function escaped(title: string): string {
  return title.replaceAll(/[\\`*_[\]<>$]/g, '\\$&')
}
