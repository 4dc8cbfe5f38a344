import { unsupported } from '../faults.ts'
import { shapeOf, type SObjectShape } from '../org/schema.ts'
import type { Code, Scope } from '../run/machine.ts'
import { partOf, requiredPart } from '../syntax/nodes.ts'
import { isTree, kindOf, listOf, nameOf, type Tree } from '../syntax/tree.ts'
import type { Column } from './aggregate.ts'
import { conditionsOf, type Conditions } from './conditions.ts'
import { boundIn } from './operands.ts'
import { orderOf, type Order } from './order.ts'
import { pathOf, type Path } from './path.ts'

/** A query, ready to run. */
export type Plan = {
  object: string
  /** Undefined: the query only counts rows. */
  columns?: Column[]
  where?: Conditions
  /** Undefined: rows are not grouped. */
  groupBy?: Path[]
  order: Order
  limit?: Code
  offset?: Code
  isUserMode: boolean
}

/** What a query may have besides what the plan tells. */
const UNKNOWN = ['bind', 'tracking', 'updateStats', 'options', 'with']

export function planOf(query: Tree, scope: Scope): Plan {
  const extra = UNKNOWN.find((part) => partOf(query, part))
  if (extra !== undefined) return unsupported(`${extra} in a query`, query)
  const object = objectOf(query)
  const [where, grouping] = [partOf(query, 'where'), partOf(query, 'groupBy')]
  if (grouping && ['having', 'type'].some((part) => partOf(grouping, part))) return unsupported('HAVING', query)
  const columns = columnsOf(requiredPart(query, 'select'), shapeOf(object, scope.machine.org.schema))
  const isGrouped = grouping !== undefined || columns?.some((column) => column.function !== undefined) === true
  return {
    object,
    columns,
    where: where && conditionsOf(requiredPart(where, 'expr'), object, scope),
    ...(isGrouped && { groupBy: listOf(grouping?.exprs).map((one) => pathOf(requiredPart(one, 'field'))) }),
    order: orderOf(query),
    limit: numberOf(partOf(query, 'limit'), scope),
    offset: numberOf(partOf(query, 'offset'), scope),
    isUserMode: isInUserMode(query),
  }
}

function objectOf(query: Tree): string {
  const [from, ...others] = listOf(requiredPart(query, 'from').exprs)
  if (!from || others.length > 0 || partOf(from, 'alias') || partOf(from, 'using'))
    return unsupported('this FROM', query)
  const table = requiredPart(from, 'table')
  return partOf(table, 'entity') ? unsupported('this FROM', query) : nameOf(table.field).toLowerCase()
}

function columnsOf(select: Tree, shape: SObjectShape): Column[] | undefined {
  if (kindOf(select) === 'SelectCountClause') return undefined
  return listOf(select.exprs).flatMap((one, index) => {
    if (kindOf(one) !== 'SelectColumnExpr') return unsupported(kindOf(one), one)
    const field = requiredPart(one, 'field')
    if (partOf(field, 'function2')) return unsupported('a function of a function', one)
    const [path, called] = [pathOf(field), nameOf(field.function1).toLowerCase() || undefined]
    if (called === 'fields') return standardColumns(path, shape)
    const alias = nameOf(one.alias).toLowerCase() || (called === undefined ? (path.at(-1) ?? '') : `expr${index}`)
    return [{ path, alias, ...(called !== undefined && { function: called }) }]
  })
}

/** The columns of `FIELDS(STANDARD)`. */
function standardColumns(path: Path, { name, fields, rights }: SObjectShape): Column[] {
  if (path.join() !== 'standard' || rights) return unsupported(`FIELDS(${path.join('.')}) of ${name}`)
  const names = [...fields.keys()].filter((one) => !one.endsWith('__c'))
  return names.map((one) => ({ path: [one], alias: one }))
}

/** Code for the number after LIMIT or OFFSET. */
function numberOf(node: Tree | undefined, scope: Scope): Code | undefined {
  if (!node) return undefined
  if (isTree(node.expr)) return boundIn(requiredPart(node, 'expr'), scope)
  const { i: written } = node
  return typeof written === 'number' ? () => written : unsupported(kindOf(node), node)
}

/** Apex of version 67 queries in user mode where nothing else is written. */
function isInUserMode(query: Tree): boolean {
  const [mode = 'user_mode', ...others] = listOf(query.withIdentifiers).map((one) =>
    nameOf(one.identifier).toLowerCase(),
  )
  if (others.length > 0 || !['user_mode', 'system_mode'].includes(mode)) return unsupported(`WITH ${mode}`, query)
  return mode === 'user_mode'
}
