import { keyOf } from '../values/equality.ts'
import type { Machine } from '../run/machine.ts'
import { scrambled } from '../values/scramble.ts'
import type { ApexType } from '../syntax/types.ts'
import { unsupported } from '../faults.ts'
import { ApexList, ApexSet, type Value } from '../values/values.ts'
import type { Methods } from './arguments.ts'

/** The methods of a Set. */
export const SET_METHODS: Methods<ApexSet> = {
  'add/1': (set, args, machine) => addTo(set, [args.value(0)], machine),
  'addall/1': (set, args, machine) => addTo(set, itemsOf(args.collection(0), set.held, machine), machine),
  'clone/0': (set, _args, machine) => newSet(set.held, [...set.items.values()], machine),
  'contains/1': (set, args, machine) => set.items.has(keyOf(machine.assigned(args.value(0), set.held))),
  'isempty/0': (set) => set.items.size === 0,
  'remove/1': (set, args, machine) => set.items.delete(keyOf(machine.assigned(args.value(0), set.held))),
  'removeall/1': (set, args, machine) =>
    itemsOf(args.collection(0), set.held, machine).filter((item) => set.items.delete(keyOf(item))).length > 0,
  'size/0': (set) => set.items.size,
}

/** Creates a set of values. */
export function newSet(held: ApexType, values: Value[], machine: Machine): ApexSet {
  const set = new ApexSet(held, machine.seed)
  addTo(set, values, machine)
  return set
}

function addTo(set: ApexSet, values: Value[], machine: Machine): boolean {
  const before = set.items.size
  for (const value of values) {
    const item = machine.assigned(value, set.held)
    set.items.set(keyOf(item), item)
  }
  return set.items.size > before
}

/** The items of a list or set, each converted to an element type. */
export function itemsOf(collection: Value, held: ApexType, machine: Machine): Value[] {
  if (collection instanceof ApexList) return collection.items.map((item) => machine.assigned(item, held))
  if (!(collection instanceof ApexSet)) return unsupported('the items of this value')
  return scrambled(collection.items, collection.seed).map((item) => machine.assigned(item, held))
}
