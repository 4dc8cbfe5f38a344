import ts from 'typescript'
import type { Contract } from './contract.ts'
import { placeOf, usesIn, type Use } from './uses.ts'
import { faultsOfWire, type Wire } from './wires.ts'
import type { Failures } from '../report.ts'

/** Faults that the type check misses in how components use Apex, and Apex methods that no component calls. */
export function faultsOfComponents(components: ts.SourceFile[], contract: Contract, checker: ts.TypeChecker): Failures {
  const uses = components.flatMap((file) => usesIn(file, checker))
  const called = new Set(uses.map(({ name }) => name))
  return [
    ...uses.flatMap((use) => faultsOfUse(use, contract, checker)),
    ...contract.actions.filter(({ name }) => !called.has(name)).map(({ name }) => `no component calls ${name}`),
  ]
}

function faultsOfUse({ name, node }: Use, contract: Contract, checker: ts.TypeChecker): Failures {
  const action = contract.actions.find((one) => one.name === name)
  if (!action) return [`${placeOf(node)}: there is no ${name}`]
  const wire = wireAt(node)
  const faults = wire ? faultsOfWire(wire, action, checker) : faultsOfCall(node)
  return faults.map((fault) => `${placeOf(node)}: ${name} ${fault}`)
}

/** The wire of `@wire(method, configuration)` and the member that it decorates. */
function wireAt(node: ts.Identifier): Wire | undefined {
  const { parent: call } = node
  if (!ts.isCallExpression(call) || call.arguments[0] !== node || !ts.isDecorator(call.parent)) return undefined
  const member = call.parent.parent
  if (!ts.isPropertyDeclaration(member) && !ts.isMethodDeclaration(member)) return undefined
  return { method: node, configuration: call.arguments[1], member }
}

/** The type check misses surplus parameters outside an object literal, and casts that do not contradict. */
function faultsOfCall(node: ts.Identifier): Failures {
  const { parent: call } = node
  if (!ts.isCallExpression(call) || call.expression !== node) return ['is passed on, so its calls cannot be checked']
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
