import { areSame, compareNumbers } from '../values/equality.ts'
import type { Machine } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import { resolveOverload } from '../run/overloads.ts'
import { shuffledBy } from '../values/scramble.ts'
import { unsupported } from '../faults.ts'
import { ApexList, Instance, type Value } from '../values/values.ts'
import type { Methods } from './arguments.ts'
import { itemsOf } from './sets.ts'

/** The methods of a List. */
export const LIST_METHODS: Methods<ApexList> = {
  'add/1': (list, args, machine) => {
    list.items.push(machine.assigned(args.value(0), list.held))
    return null
  },
  'addall/1': (list, args, machine) => {
    list.items.push(...itemsOf(args.collection(0), list.held, machine))
    return null
  },
  'contains/1': (list, args) => list.items.some((item) => areSame(item, args.value(0))),
  'get/1': (list, args, machine) => itemAt(list, args.value(0), machine),
  'isempty/0': (list) => list.items.length === 0,
  'set/2': (list, args, machine) => {
    setItem(list, { at: args.value(0), value: args.value(1) }, machine)
    return null
  },
  'size/0': (list) => list.items.length,
  'sort/0': (list, _args, machine) => {
    list.items = shuffledBy(list.items, machine.seed).sort((one, other) => inOrder(one, other, machine))
    return null
  },
}

/** The item at an index. */
export const itemAt = (list: ApexList, at: Value, machine: Machine): Value =>
  list.items[indexIn(list, at, machine)] ?? null

/** Replaces the item at an index. */
export function setItem(list: ApexList, { at, value }: { at: Value; value: Value }, machine: Machine) {
  list.items[indexIn(list, at, machine)] = machine.assigned(value, list.held)
}

function indexIn({ items }: ApexList, at: Value, machine: Machine): number {
  if (typeof at !== 'number') return unsupported('an index other than an Integer')
  const isInside = at >= 0 && at < items.length
  return isInside ? at : machine.raise('ListException', `List index out of bounds: ${at}`)
}

/** The order of `sort`: numbers by value, texts by code units, objects by their `compareTo`. UNSURE how texts are sorted. */
function inOrder(one: Value, other: Value, machine: Machine): number {
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0
  if (!(one instanceof Instance)) return compareNumbers(one, other)
  const isComparable = machine.program.isKindOf(one.of, 'comparable')
  const method = isComparable
    ? resolveOverload(machine.program.methodsOf(one.of, 'compareto'), [other], machine)
    : unsupported(`the order of ${one.of.written}`)
  const order = method && callMethod(method, { self: one, values: [other] }, machine)
  return typeof order === 'number' ? order : unsupported('a compareTo without an Integer')
}
