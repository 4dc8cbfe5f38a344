import { docsIn, type Docs } from './docs.ts'
import { isTree, kindOf, listOf, nameOf, nodesOf, type Tree } from '../../../packages/apex-interpreter/index.ts'

/** A type in source form: `List<TollbridgeUsagePoint>` has the name List and one argument. */
export type ApexType = { name: string; arguments: ApexType[] }

export type ApexMember = { name: string; type: ApexType; modifiers: string[]; annotations: Annotation[]; doc: string }

export type ApexMethod = ApexMember & { parameters: { name: string; type: ApexType }[]; body: unknown }

export type Annotation = { name: string; settings: Record<string, boolean> }

/** A class as its source declares it. Inner classes are separate: `TollbridgeCompanionClient.UnreachableException`. */
export type ApexClass = {
  name: string
  isTest: boolean
  superClass: string
  interfaces: string[]
  methods: ApexMethod[]
  properties: ApexMember[]
  doc: string
  tree: Tree
}

/** The classes of a parsed file, the outer one first. Leaves out interfaces and enums. */
export function classesIn(tree: unknown): ApexClass[] {
  const [outer] = nodesOf(tree, 'ClassDecl')
  const docs = docsIn(tree)
  return outer ? [classOf(outer, '', docs), ...innerOf(outer, docs)] : []
}

function innerOf(outer: Tree, docs: Docs): ApexClass[] {
  return listOf(outer.members)
    .filter((member) => kindOf(member) === 'InnerClassMember')
    .flatMap(({ body }) => (isTree(body) ? [classOf(body, `${nameOf(outer.name)}.`, docs)] : []))
}

function classOf(node: Tree, prefix: string, docs: Docs): ApexClass {
  const members = listOf(node.members)
  return {
    name: `${prefix}${nameOf(node.name)}`,
    isTest: annotationsOf(node).some(({ name }) => name === 'istest'),
    superClass: textOf(typeOf(node.superClass)),
    interfaces: listOf(node.interfaces).map((one) => textOf(typeOf(one))),
    methods: members.flatMap(({ methodDecl }) => (isTree(methodDecl) ? [methodOf(methodDecl, docs)] : [])),
    properties: members.flatMap((member) => propertiesOf(member, docs)),
    doc: docs(node),
    tree: node,
  }
}

/** A property, or the fields of one declaration. */
function propertiesOf({ propertyDecl, variableDecls }: Tree, docs: Docs): ApexMember[] {
  if (isTree(propertyDecl)) return [memberOf(propertyDecl, docs)]
  if (!isTree(variableDecls)) return []
  return listOf(variableDecls.decls).map(({ name }) => ({ ...memberOf(variableDecls, docs), name: nameOf(name) }))
}

function methodOf(node: Tree, docs: Docs): ApexMethod {
  const parameters = listOf(node.parameters).map(({ name, typeRef }) => ({ name: nameOf(name), type: typeOf(typeRef) }))
  return { ...memberOf(node, docs), parameters, body: node.stmnt }
}

function memberOf(node: Tree, docs: Docs): ApexMember {
  const modifiers = listOf(node.modifiers).map((one) => kindOf(one).replace('Modifier', '').toLowerCase())
  const annotations = annotationsOf(node)
  return { name: nameOf(node.name), type: typeOf(node.type), modifiers, annotations, doc: docs(node) }
}

function annotationsOf({ modifiers }: Tree): Annotation[] {
  return listOf(modifiers)
    .filter((one) => kindOf(one) === 'Annotation')
    .map(({ name, parameters }) => ({ name: nameOf(name).toLowerCase(), settings: settingsOf(parameters) }))
}

function settingsOf(parameters: unknown): Record<string, boolean> {
  const settings = listOf(parameters).map(({ key, value }) => {
    const isTrue = isTree(value) && kindOf(value) === 'TrueAnnotationValue'
    return [nameOf(key).toLowerCase(), isTrue] as const
  })
  return Object.fromEntries(settings)
}

function typeOf(node: unknown): ApexType {
  if (!isTree(node)) return { name: '', arguments: [] }
  if (isTree(node.value)) return typeOf(node.value)
  if (kindOf(node) === 'ArrayTypeRef') return { name: 'List', arguments: [typeOf(node.heldType)] }
  const name = listOf(node.names).map(nameOf).join('.')
  return { name, arguments: listOf(node.typeArguments).map(typeOf) }
}

const textOf = ({ name }: ApexType) => name

/** Whether components may call the method or read the property. */
export const isAuraEnabled = ({ annotations }: ApexMember) => annotations.some(({ name }) => name === 'auraenabled')

/** Whether components may call the method through a wire. */
export const isCacheable = ({ annotations }: ApexMember) => annotations.some(({ settings }) => settings.cacheable)
