import { keyOf } from '../values/equality.ts'
import type { Machine } from '../run/machine.ts'
import { scrambled } from '../values/scramble.ts'
import type { ApexType } from '../syntax/types.ts'
import { ApexList, ApexMap, type Value } from '../values/values.ts'
import type { Methods } from './arguments.ts'
import { newSet } from './sets.ts'

type Entry = { key: Value; value: Value }

/** The methods of a Map. */
export const MAP_METHODS: Methods<ApexMap> = {
  'containskey/1': (map, args, machine) => map.entries.has(keyIn(map, args.value(0), machine)),
  'get/1': (map, args, machine) => map.entries.get(keyIn(map, args.value(0), machine))?.value ?? null,
  'isempty/0': (map) => map.entries.size === 0,
  'keyset/0': (map, _args, machine) =>
    newSet(
      map.key,
      [...map.entries.values()].map(({ key }) => key),
      machine,
    ),
  'put/2': (map, args, machine) => {
    const before = map.entries.get(keyIn(map, args.value(0), machine))
    putAll(map, [{ key: args.value(0), value: args.value(1) }], machine)
    return before?.value ?? null
  },
  'putall/1': (map, args, machine) => {
    putAll(map, entriesOf(args.map(0)), machine)
    return null
  },
  'remove/1': (map, args, machine) => {
    const key = keyIn(map, args.value(0), machine)
    const before = map.entries.get(key)
    map.entries.delete(key)
    return before?.value ?? null
  },
  'size/0': (map) => map.entries.size,
  'values/0': (map) =>
    new ApexList(
      map.held,
      entriesOf(map).map(({ value }) => value),
    ),
}

const keyIn = (map: ApexMap, key: Value, machine: Machine): string => keyOf(machine.assigned(key, map.key))

/** Creates an empty map. */
export const newMap = (type: ApexType, machine: Machine): ApexMap => new ApexMap(type, machine.seed)

/** The entries of a map, in the order of its seed. */
export const entriesOf = (map: ApexMap): Entry[] => scrambled(map.entries, map.seed)

/** Puts entries into a map. */
export function putAll(map: ApexMap, entries: Entry[], machine: Machine): ApexMap {
  for (const entry of entries) {
    const [key, value] = [machine.assigned(entry.key, map.key), machine.assigned(entry.value, map.held)]
    map.entries.set(keyOf(key), { key, value })
  }
  return map
}
