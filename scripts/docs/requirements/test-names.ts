import ts from 'typescript'

export type TestName = {
  /** The titles of the enclosing suites and of the test or suite itself, outermost first. */
  titles: string[]
  /** Relative to the repository. */
  file: string
}

const RUNNERS = ['describe', 'it', 'test']
/** The suffixes of a runner's name with which a test still runs. */
const MODIFIERS = ['each', 'for', 'concurrent', 'sequential', 'runIf', 'skipIf', 'only', 'fails']

/** The names of all suites and tests of a file that run. Shows a template's placeholder as `…`. */
export function testNamesIn({ file, text }: { file: string; text: string }): TestName[] {
  const names: TestName[] = []
  const visit = (node: ts.Node, outer: string[]): void => {
    const title = titleOf(node)
    const titles = title === undefined ? outer : [...outer, title]
    if (title !== undefined) names.push({ file, titles })
    ts.forEachChild(node, (child) => {
      visit(child, titles)
    })
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest), [])
  return names
}

function titleOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !isRunner(node.expression)) return undefined
  const [title] = node.arguments
  return title && textOf(title)
}

/** Whether an expression is `it`, `it.each(...)`, `describe.skipIf(...)` or similar. */
function isRunner(expression: ts.Expression): boolean {
  if (ts.isIdentifier(expression)) return RUNNERS.includes(expression.text)
  if (ts.isCallExpression(expression)) return !ts.isIdentifier(expression.expression) && isRunner(expression.expression)
  if (ts.isTaggedTemplateExpression(expression)) return isRunner(expression.tag)
  if (!ts.isPropertyAccessExpression(expression)) return false
  return MODIFIERS.includes(expression.name.text) && isRunner(expression.expression)
}

function textOf(title: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(title)) return title.text
  if (!ts.isTemplateExpression(title)) return undefined
  return title.head.text + title.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
}
