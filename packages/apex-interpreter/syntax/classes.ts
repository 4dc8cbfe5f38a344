import { isTree, kindOf, listOf, nameOf, type Tree } from './tree.ts'
import { lowerName, modifiersOf, requiredPart, partOf } from './nodes.ts'
import { unsupported } from '../faults.ts'

type Member = { name: string; modifiers: string[]; home: ApexClass; node: Tree }

/** A field or a property. */
export type Slot = Member & { type: Tree; assignment?: Tree; getter?: Tree; setter?: Tree }

/** A method, or a constructor when it has no return type, not even void. */
export type Method = Member & { parameters: Parameter[]; returns?: Tree; body?: Tree }
type Parameter = { name: string; type: Tree }

/** An initializer of a class or an object, in source order. */
export type Step = { slot: Slot } | { block: Tree }

/** A class, an interface or an enum as its source declares it. */
export type ApexClass = {
  /** In lower case, with the outer class: `companionanswer.unreadableexception`. */
  name: string
  written: string
  outer?: ApexClass
  kind: 'class' | 'interface' | 'enum'
  modifiers: string[]
  superName: string
  interfaceNames: string[]
  slots: Map<string, Slot>
  methods: Method[]
  steps: { ofClass: Step[]; ofObject: Step[] }
  constants: string[]
}

export const isStatic = ({ modifiers }: Member): boolean => modifiers.includes('static')

/** The classes of a parsed file: the outer class, then its inner classes. */
export function declarationsIn(tree: unknown): ApexClass[] {
  const unit = isTree(tree) ? Object.values(tree).find((part) => isTree(part) && isTree(part.unit)) : undefined
  const body = isTree(unit) ? requiredPart(requiredPart(unit, 'unit'), 'body') : unsupported('a file without a class')
  return declared(body)
}

function declared(node: Tree, outer?: ApexClass): ApexClass[] {
  const members = listOf(node.members)
  const written = outer ? `${outer.written}.${nameOf(node.name)}` : nameOf(node.name)
  const one: ApexClass = {
    name: written.toLowerCase(),
    written,
    outer,
    kind: KINDS[kindOf(node)] ?? unsupported(kindOf(node), node),
    modifiers: modifiersOf(node),
    superName: typeName(partOf(node, 'superClass') ?? partOf(node, 'superInterface')),
    interfaceNames: listOf(node.interfaces).map(typeName),
    slots: new Map(),
    methods: [],
    steps: { ofClass: [], ofObject: [] },
    constants: kindOf(node) === 'EnumDecl' ? members.map(nameOf) : [],
  }
  if (one.kind === 'enum') return [one]
  return [
    one,
    ...members.flatMap((member) => (MEMBERS[kindOf(member)] ?? unsupported(kindOf(member), member))(member, one)),
  ]
}

const KINDS: Record<string, ApexClass['kind']> = { ClassDecl: 'class', InterfaceDecl: 'interface', EnumDecl: 'enum' }

const typeName = (node: Tree | undefined): string =>
  node ? listOf(node.names).map(nameOf).join('.').toLowerCase() : ''

/** Adds a member to its class. Returns the inner classes. */
const MEMBERS: Record<string, (member: Tree, home: ApexClass) => ApexClass[]> = {
  FieldMember: (member, home) => {
    const fields = requiredPart(member, 'variableDecls')
    listOf(fields.decls).forEach((field) => {
      addField(fields, field, home)
    })
    return []
  },
  PropertyMember: (member, home) => {
    const node = requiredPart(member, 'propertyDecl')
    const accessors = { getter: partOf(node, 'getter'), setter: partOf(node, 'setter') }
    const slot = { ...memberOf(node, home), type: requiredPart(node, 'type'), ...accessors }
    home.slots.set(slot.name, slot)
    stepsOf(home, slot).push({ slot })
    return []
  },
  MethodMember: (member, home) => {
    const node = requiredPart(member, 'methodDecl')
    const parameters = listOf(node.parameters).map((one) => ({
      name: lowerName(one),
      type: requiredPart(one, 'typeRef'),
    }))
    home.methods.push({
      ...memberOf(node, home),
      parameters,
      returns: partOf(node, 'type'),
      body: partOf(node, 'stmnt'),
    })
    return []
  },
  StmntBlockMember: (member, home) => {
    home.steps.ofObject.push({ block: requiredPart(member, 'stmnt') })
    return []
  },
  StaticStmntBlockMember: (member, home) => {
    home.steps.ofClass.push({ block: requiredPart(member, 'stmnt') })
    return []
  },
  InnerClassMember: (member, home) => declared(requiredPart(member, 'body'), home),
  InnerInterfaceMember: (member, home) => declared(requiredPart(member, 'body'), home),
  InnerEnumMember: (member, home) => declared(requiredPart(member, 'body'), home),
}

function addField(fields: Tree, field: Tree, home: ApexClass) {
  const slot: Slot = {
    name: lowerName(field),
    modifiers: modifiersOf(fields),
    home,
    node: field,
    type: requiredPart(fields, 'type'),
    assignment: partOf(field, 'assignment'),
  }
  home.slots.set(slot.name, slot)
  stepsOf(home, slot).push({ slot })
}

const stepsOf = ({ steps }: ApexClass, slot: Slot) => (isStatic(slot) ? steps.ofClass : steps.ofObject)

const memberOf = (node: Tree, home: ApexClass): Member => ({
  name: lowerName(node),
  modifiers: modifiersOf(node),
  home,
  node,
})
