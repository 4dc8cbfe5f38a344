import ts from 'typescript'
import { driftOf } from './drift.ts'
import { answerOf, nodesIn, placeOf, usesIn, type Use } from './uses.ts'
import type { Failures } from '../report.ts'

/** The methods by which component tests provide an answer of Apex. */
const HANDED_BY = ['emit', 'mockResolvedValue', 'mockResolvedValueOnce']

/** Answers in component tests that the Apex classes never return. */
export function faultsOfStandIns(tests: ts.SourceFile[], checker: ts.TypeChecker): Failures {
  return tests.flatMap((file) =>
    usesIn(file, checker).flatMap((use) =>
      standInsOf(use, checker).flatMap((value) => {
        const answer = answerOf(use.node, checker)
        const drift = answer ? driftOf(checker.getTypeAtLocation(value), answer, checker) : []
        return drift.map((fault) => `${placeOf(value)}: ${use.name} ${fault}`)
      }),
    ),
  )
}

function standInsOf({ node }: Use, checker: ts.TypeChecker): ts.Expression[] {
  const { parent: access } = node
  if (!ts.isPropertyAccessExpression(access) || !HANDED_BY.includes(access.name.text)) return []
  if (!ts.isCallExpression(access.parent)) return []
  return access.parent.arguments.slice(0, 1).flatMap((value) => valuesOf(value, checker))
}

/** The arguments of a helper's parameter in its file. Any other expression is the value itself. */
function valuesOf(value: ts.Expression, checker: ts.TypeChecker): ts.Expression[] {
  const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration
  if (!declaration || !ts.isParameter(declaration)) return [value]
  const helper = nameOf(declaration.parent)
  const place = declaration.parent.parameters.indexOf(declaration)
  const calls = nodesIn(value.getSourceFile()).filter(ts.isCallExpression)
  const given = calls.filter(({ expression }) => helper !== undefined && expression.getText() === helper)
  return [...given.map((call) => call.arguments[place]), declaration.initializer].filter((one) => one !== undefined)
}

function nameOf(helper: ts.SignatureDeclaration): string | undefined {
  if (ts.isFunctionDeclaration(helper)) return helper.name?.text
  return ts.isVariableDeclaration(helper.parent) ? helper.parent.name.getText() : undefined
}
