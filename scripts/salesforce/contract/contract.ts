import { isAuraEnabled, isCacheable, type ApexClass, type ApexMember, type ApexMethod } from '../apex/class.ts'
import { hasNullWord, wordsIn } from '../apex/docs.ts'
import { innermost, kindOfType, type Kind } from './kinds.ts'
import type { Failures } from '../report.ts'

/**
 * A parameter, or a member of an answer. `words` are the only values of a text, where its comment lists them. It may be
 * null where its comment says so by the word `null:`.
 */
export type Part = { name: string; kind: Kind; words: string[]; mayBeNull: boolean; doc: string }

/** A method that components may call, named as they import it: `TollbridgeUsageController.trend`. */
export type Action = {
  name: string
  parameters: Part[]
  answer: Kind
  mayAnswerNull: boolean
  isCacheable: boolean
  doc: string
}

/** A class that an action answers, with the members that components may read. */
export type Shape = { name: string; members: Part[]; doc: string }

/** The actions that the Apex of the package offers to components, and the shapes of their answers. */
export type Contract = { actions: Action[]; shapes: Shape[] }

/** Reads the contract from the classes and their comments. */
export function contractOf(classes: ApexClass[]): Contract {
  const actions = classes.flatMap((owner) =>
    owner.methods.filter(isAuraEnabled).map((method) => actionOf(method, owner, classes)),
  )
  const partOf = (member: ApexMember, owner: ApexClass): Part => ({
    name: member.name,
    kind: kindOfType(member.type, owner, classes),
    words: wordsIn(member.doc),
    mayBeNull: hasNullWord(member.doc),
    doc: member.doc,
  })
  const shapeOf = (owner: ApexClass): Shape => ({
    name: owner.name,
    members: owner.properties.filter(isAuraEnabled).map((member) => partOf(member, owner)),
    doc: owner.doc,
  })
  return { actions, shapes: shapesFrom(actions, shapeOf) }
}

function actionOf(method: ApexMethod, owner: ApexClass, classes: ApexClass[]): Action {
  return {
    name: `${owner.name}.${method.name}`,
    parameters: method.parameters.map(({ name, type }) => ({
      name,
      kind: kindOfType(type, owner, classes),
      words: [],
      mayBeNull: hasNullWord(method.doc, `@param ${name}`),
      doc: '',
    })),
    answer: kindOfType(method.type, owner, classes),
    mayAnswerNull: hasNullWord(method.doc, '@return'),
    isCacheable: isCacheable(method),
    doc: method.doc,
  }
}

/** The classes that actions use, with the classes of their members. */
function shapesFrom(actions: Action[], shapeOf: (owner: ApexClass) => Shape): Shape[] {
  const found = new Map<ApexClass, Shape>()
  const waiting = actions.flatMap(({ answer, parameters }) => [answer, ...parameters.map(({ kind }) => kind)])
  for (let kind = waiting.pop(); kind; kind = waiting.pop()) {
    const held = innermost(kind)
    if (held.is !== 'object' || found.has(held.owner)) continue
    const shape = shapeOf(held.owner)
    found.set(held.owner, shape)
    waiting.push(...shape.members.map((member) => member.kind))
  }
  return [...found.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/** The types in a contract that cannot cross between Apex and components. */
export function faultsOfContract({ actions, shapes }: Contract): Failures {
  return [
    ...actions.flatMap(({ name, parameters, answer }) => [
      ...faultsOfKind(name, answer),
      ...parameters.flatMap((one) => faultsOfKind(`${name}, ${one.name}`, one.kind)),
    ]),
    ...shapes.flatMap(({ name, members }) => members.flatMap((one) => faultsOfKind(`${name}.${one.name}`, one.kind))),
  ]
}

function faultsOfKind(place: string, kind: Kind): Failures {
  const held = innermost(kind)
  return held.is === 'unknown' ? [`${place}: ${held.type} reaches no component`] : []
}
