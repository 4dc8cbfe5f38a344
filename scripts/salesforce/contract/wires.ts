import ts from 'typescript'
import type { Action } from './contract.ts'
import { answerOf, signatureOf } from './uses.ts'
import type { Failures } from '../report.ts'

/** An Apex method wired to a member of a component. */
export type Wire = {
  method: ts.Identifier
  configuration: ts.Expression | undefined
  member: ts.PropertyDeclaration | ts.MethodDeclaration
}

/** Faults of a wire that the type check misses: its parameters, and the type of its member. */
export function faultsOfWire(wire: Wire, action: Action, checker: ts.TypeChecker): Failures {
  const given =
    wire.configuration && ts.isObjectLiteralExpression(wire.configuration) ? valuesIn(wire.configuration) : []
  const missing = action.parameters.filter(
    ({ name, mayBeNull }) => !mayBeNull && !given.some((one) => one.parameter === name),
  )
  return [
    ...missing.map(({ name }) => `is wired without ${name}`),
    ...given.flatMap((one) => faultsOfProperty(one, wire, checker)),
    ...(fitsAnswer(wire, checker) ? [] : ['is taken for something that it does not answer']),
  ]
}

type Given = { parameter: string; value: string }

const valuesIn = ({ properties }: ts.ObjectLiteralExpression): Given[] =>
  properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => ({
    parameter: name.getText(),
    value: ts.isStringLiteral(initializer) ? initializer.text : '',
  }))

/** `$property` refers to a property of the component. Of a chain, only the first name is checked. */
function faultsOfProperty({ parameter, value }: Given, { method, member }: Wire, checker: ts.TypeChecker): Failures {
  if (!value.startsWith('$')) return []
  const [name = '', ...chain] = value.slice(1).split('.')
  const component = checker.getTypeAtLocation(member.parent)
  const property = component.getProperty(name)
  if (!property) return [`waits for ${value}, which the component does not have`]
  const parameters = signatureOf(method, checker)?.getParameters()[0]
  const wanted = parameters && checker.getTypeOfSymbol(parameters).getProperty(parameter)
  if (!wanted || chain.length > 0) return []
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(property))
  const fits = checker.isTypeAssignableTo(type, checker.getTypeOfSymbol(wanted))
  return fits ? [] : [`is given ${value} as ${parameter}, which is ${checker.typeToString(type)}`]
}

function fitsAnswer({ method, member }: Wire, checker: ts.TypeChecker): boolean {
  const answer = answerOf(method, checker)
  const taken = ts.isMethodDeclaration(member) ? member.parameters[0] : member
  const data = taken && checker.getTypeAtLocation(taken).getProperty('data')
  if (!answer || !data) return true
  return checker.isTypeAssignableTo(answer, checker.getTypeOfSymbol(data))
}
