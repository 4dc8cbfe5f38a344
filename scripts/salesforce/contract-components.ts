import ts from 'typescript'
import type { Contract } from './contract.ts'
import { faultsOfWire, type Wire } from './contract-wires.ts'
import type { Failures } from './report.ts'

const APEX = '@salesforce/apex/'

/** A place where a component names a method of Apex. */
type Use = { name: string; node: ts.Identifier }

/** What components do with Apex that the type check lets pass, and what of Apex no component calls. */
export function faultsOfComponents(components: ts.SourceFile[], contract: Contract, checker: ts.TypeChecker): Failures {
  const uses = components.flatMap((file) => usesIn(file, checker))
  const called = new Set(uses.map(({ name }) => name))
  return [
    ...uses.flatMap((use) => faultsOfUse(use, contract, checker)),
    ...contract.actions.filter(({ name }) => !called.has(name)).map(({ name }) => `no component calls ${name}`),
  ]
}

function usesIn(file: ts.SourceFile, checker: ts.TypeChecker): Use[] {
  const imported = new Map(file.statements.filter(ts.isImportDeclaration).flatMap((one) => importOf(one, checker)))
  return nodesIn(file)
    .filter(ts.isIdentifier)
    .filter(({ parent }) => !ts.isImportClause(parent))
    .flatMap((node) => {
      const symbol = checker.getSymbolAtLocation(node)
      const name = symbol && imported.get(symbol)
      return name === undefined ? [] : [{ name, node }]
    })
}

function importOf(declaration: ts.ImportDeclaration, checker: ts.TypeChecker): [ts.Symbol, string][] {
  const { moduleSpecifier, importClause } = declaration
  const symbol = importClause?.name && checker.getSymbolAtLocation(importClause.name)
  if (!symbol || !ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith(APEX)) return []
  return [[symbol, moduleSpecifier.text.slice(APEX.length)]]
}

function nodesIn(node: ts.Node): ts.Node[] {
  const below: ts.Node[] = []
  node.forEachChild((child) => void below.push(...nodesIn(child)))
  return [node, ...below]
}

function faultsOfUse({ name, node }: Use, contract: Contract, checker: ts.TypeChecker): Failures {
  const action = contract.actions.find((one) => one.name === name)
  if (!action) return [`${placeOf(node)}: there is no ${name}`]
  const wire = wireAt(node)
  const faults = wire ? faultsOfWire(wire, action, checker) : faultsOfCall(node)
  return faults.map((fault) => `${placeOf(node)}: ${name} ${fault}`)
}

function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${file.fileName.replace(/^.*\/(?=force-app)/, '')}:${line + 1}`
}

/** `@wire(method, configuration)` and what it stands before. */
function wireAt(node: ts.Identifier): Wire | undefined {
  const { parent: call } = node
  if (!ts.isCallExpression(call) || call.arguments[0] !== node || !ts.isDecorator(call.parent)) return undefined
  const member = call.parent.parent
  if (!ts.isPropertyDeclaration(member) && !ts.isMethodDeclaration(member)) return undefined
  return { method: node, configuration: call.arguments[1], member }
}

/** The type check sees a surplus parameter only where it is written, and a cast only where it contradicts. */
function faultsOfCall(node: ts.Identifier): Failures {
  const { parent: call } = node
  if (!ts.isCallExpression(call) || call.expression !== node) return ['is handed on, where nobody can follow it']
  const [parameters] = call.arguments
  const isWritten =
    parameters === undefined ||
    (ts.isObjectLiteralExpression(parameters) && !parameters.properties.some(ts.isSpreadAssignment))
  return [
    ...(isWritten ? [] : ['is given parameters that are not written there']),
    ...(isCast(call) ? ['answers what its class says: a cast is one too many'] : []),
  ]
}

function isCast({ parent }: ts.Expression): boolean {
  if (ts.isAwaitExpression(parent)) return isCast(parent)
  return ts.isParenthesizedExpression(parent) && (ts.getJSDocType(parent) !== undefined || isCast(parent))
}
