import { kindOf, listOf, nameOf, type Tree } from '../syntax/tree.ts'
import { entriesOf, newMap, putAll } from '../library/maps.ts'
import { itemsOf, newSet } from '../library/sets.ts'
import { construct } from '../run/construction.ts'
import type { Code, Scope } from '../run/machine.ts'
import { requiredPart, partOf } from '../syntax/nodes.ts'
import { FACTORIES } from '../platform/factories.ts'
import { idOf, newRow, writeField } from '../values/rows.ts'
import { OBJECT, type ApexType } from '../syntax/types.ts'
import { unsupported } from '../faults.ts'
import { ApexList, ApexMap, Row } from '../values/values.ts'

/** Code for `new X(...)`, `new List<X>{ ... }` and their like. */
export function creation(node: Tree, scope: Scope): Code {
  const creator = requiredPart(node, 'creator')
  return (CREATORS[kindOf(creator)] ?? unsupported(kindOf(creator), creator))(creator, scope)
}

const CREATORS: Record<string, (node: Tree, scope: Scope) => Code> = {
  NewStandard: (node, scope) => {
    const type = scope.typeOf(requiredPart(node, 'type'))
    const given = listOf(node.inputParameters).map(scope.codeOf)
    return (frame) => {
      const of = scope.machine.program.classNamed(type.name)
      const values = given.map((code) => code(frame))
      if (of) return construct(of, values, scope.machine)
      if (values.length > 0) return unsupported(`new ${type.name}`, node)
      const factory = scope.machine.double.factories[type.name] ?? FACTORIES[type.name]
      if (factory) return factory(scope.machine)
      return scope.machine.org.schema.has(type.name) ? new Row(type.name) : unsupported(`new ${type.name}`, node)
    }
  },
  NewKeyValue: (node, scope) => {
    const { name: object } = scope.typeOf(requiredPart(node, 'type'))
    const given = listOf(node.keyValues).map((one) => ({
      name: nameOf(one.name).toLowerCase(),
      code: scope.codeOf(requiredPart(one, 'value')),
    }))
    return (frame) => {
      const row = newRow(object, scope.machine)
      given.forEach(({ name, code }) => {
        writeField(row, { name, value: code(frame) }, scope.machine)
      })
      return row
    }
  },
  NewListLiteral: (node, scope) => {
    const [held, given] = [heldBy(node, scope), listOf(node.values).map(scope.codeOf)]
    return (frame) =>
      new ApexList(
        held,
        given.map((code) => scope.machine.assigned(code(frame), held)),
      )
  },
  NewListInit: (node, scope) => {
    const [held, from] = [heldBy(node, scope), initOf(node, scope)]
    return (frame) => new ApexList(held, from ? itemsOf(from(frame), held, scope.machine) : [])
  },
  NewSetLiteral: (node, scope) => {
    const [held, given] = [heldBy(node, scope), listOf(node.values).map(scope.codeOf)]
    return (frame) =>
      newSet(
        held,
        given.map((code) => code(frame)),
        scope.machine,
      )
  },
  NewSetInit: (node, scope) => {
    const [held, from] = [heldBy(node, scope), initOf(node, scope)]
    return (frame) => newSet(held, from ? itemsOf(from(frame), held, scope.machine) : [], scope.machine)
  },
  NewMapLiteral: (node, scope) => {
    const type = mapType(node, scope)
    const given = listOf(node.pairs).map((pair) => ({
      key: scope.codeOf(requiredPart(pair, 'key')),
      value: scope.codeOf(requiredPart(pair, 'value')),
    }))
    return (frame) => {
      const entries = given.map(({ key, value }) => ({ key: key(frame), value: value(frame) }))
      return putAll(newMap(type, scope.machine), entries, scope.machine)
    }
  },
  NewMapInit: (node, scope) => {
    const [type, from] = [mapType(node, scope), initOf(node, scope)]
    return (frame) => {
      const other = from?.(frame)
      if (other instanceof ApexList) return putAll(newMap(type, scope.machine), rowsById(other), scope.machine)
      if (other !== undefined && !(other instanceof ApexMap))
        return unsupported('a map made from a value other than a map', node)
      return putAll(newMap(type, scope.machine), other ? entriesOf(other) : [], scope.machine)
    }
  },
}

const heldBy = (node: Tree, scope: Scope): ApexType => listOf(node.types).map(scope.typeOf)[0] ?? OBJECT

const mapType = (node: Tree, scope: Scope): ApexType => ({
  name: 'map',
  arguments: listOf(node.types).map(scope.typeOf),
})

function initOf(node: Tree, scope: Scope): Code | undefined {
  const from = partOf(node, 'expr')
  return from && scope.codeOf(from)
}

/** The entries of a map that is made from rows. */
const rowsById = ({ items }: ApexList) =>
  items.map((row) => ({
    key: (row instanceof Row ? idOf(row) : undefined) ?? unsupported('a map made from rows without ids'),
    value: row,
  }))
