import { unsupported } from '../faults.ts'
import { PERMISSION_ACCESS, permissionAccessOf } from '../org/permission-access.ts'
import { shapeOf } from '../org/schema.ts'
import type { Code, Frame, Machine, Scope } from '../run/machine.ts'
import { count } from '../session/limits.ts'
import { requiredPart } from '../syntax/nodes.ts'
import type { Tree } from '../syntax/tree.ts'
import { AGGREGATE } from '../values/rows.ts'
import { shuffledBy } from '../values/scramble.ts'
import { ApexList, Row, type Value } from '../values/values.ts'
import { checkReadable } from './access.ts'
import { grouped, type Column } from './aggregate.ts'
import { sorted } from './order.ts'
import { fieldAt, parentOf, storedValue, type Path } from './path.ts'
import { planOf, type Plan } from './plan.ts'

/** Code for a query. Rows come in the order of the seed where the query asks for none, and hold only what it selects. */
export function query(node: Tree, scope: Scope): Code {
  const plan = planOf(requiredPart(node, 'query'), scope)
  return (frame) => resultOf(plan, frame, scope.machine)
}

function resultOf(plan: Plan, frame: Frame, machine: Machine) {
  const { object, columns, groupBy, order } = plan
  count('queries', machine)
  checkFields(plan, machine)
  const fits = plan.where?.bind(frame)
  const found = shuffledBy(visibleRows(object, machine), machine.seed).filter((row) => fits?.(row) ?? true)
  count('queryRows', machine, found.length)
  if (!columns) return found.length
  if (groupBy) {
    if (order.length > 0) return unsupported('ORDER BY of groups')
    const groups = grouped(found, { columns, by: groupBy }, machine)
    return new ApexList({ name: AGGREGATE, arguments: [] }, cut(groups, plan, frame), true)
  }
  const rows = cut(sorted(found, order, machine), plan, frame).map((row) => selected(row, columns, machine))
  return new ApexList({ name: object, arguments: [] }, rows, true)
}

/** The rows with some ids, as a query in user mode selects them. */
export function rowsWithIds(
  { object, columns: names, ids }: { object: string; columns: string[]; ids: ReadonlySet<Value> },
  machine: Machine,
): ApexList {
  const columns = names.map((name): Column => ({ path: [name.toLowerCase()], alias: name.toLowerCase() }))
  count('queries', machine)
  checkFields({ object, columns, order: [], isUserMode: true }, machine)
  const found = visibleRows(object, machine).filter((row) => ids.has(storedValue(row, 'id', machine)))
  count('queryRows', machine, found.length)
  const rows = shuffledBy(found, machine.seed).map((row) => selected(row, columns, machine))
  return new ApexList({ name: object, arguments: [] }, rows, true)
}

function checkFields({ object, columns = [], where, order, groupBy = [], isUserMode }: Plan, machine: Machine) {
  const paths = [...columns, ...order].map(({ path }) => path).concat(where?.paths ?? [], groupBy)
  shapeOf(object, machine.org.schema)
  paths.forEach((path) => fieldAt(object, path, machine))
  if (isUserMode) checkReadable(object, paths, machine)
}

/** Tests see only their own rows, and those old ones that the platform shows to every test. */
function visibleRows(object: string, { org, session }: Machine): Row[] {
  if (object === PERMISSION_ACCESS) return [permissionAccessOf(session.userId, session.store, org.schema)]
  const { isSeenByTests } = shapeOf(object, org.schema)
  const seesOld = session.test === undefined || isSeenByTests
  return session.store.all(object).flatMap(({ row, isOld }) => (isOld && !seesOld ? [] : [row]))
}

function cut(rows: Row[], { limit, offset }: Plan, frame: Frame): Row[] {
  const start = numberFrom(offset, frame) ?? 0
  const most = numberFrom(limit, frame)
  return rows.slice(start, most === undefined ? undefined : start + most)
}

function numberFrom(code: Code | undefined, frame: Frame): number | undefined {
  const value = code?.(frame)
  return value === undefined || typeof value === 'number' ? value : unsupported('a LIMIT other than an Integer')
}

/** A copy of a row with only the selected fields, and the rows that its references lead to. */
function selected(row: Row, columns: Column[], machine: Machine): Row {
  const paths = columns.map(({ path }) => path)
  return withPaths(row, [['id'], ...paths], machine)
}

function withPaths(row: Row, paths: Path[], machine: Machine): Row {
  const result = new Row(row.object, new Set(paths.map(([head = '']) => head)))
  for (const [head = '', rest] of Map.groupBy(paths, ([first]) => first)) {
    const inner = rest.map((path) => path.slice(1)).filter((path) => path.length > 0)
    const parent = inner.length > 0 ? parentOf(row, head, machine) : undefined
    const value =
      inner.length > 0 ? (parent ? withPaths(parent, inner, machine) : null) : storedValue(row, head, machine)
    result.fields.set(head, value)
  }
  return result
}
