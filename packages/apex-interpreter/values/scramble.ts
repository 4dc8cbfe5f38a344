/**
 * Apex promises no order of sets and maps. Here the seed alone decides it, so that a test finds code that relies on the
 * order of insertion.
 */
export const scrambled = <Item>(entries: Map<string, Item>, seed: number): Item[] =>
  [...entries]
    .map(([key, item]) => ({ item, place: hashOf(`${seed} ${key}`) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item)

/** A copy of a list, in the order of the seed. */
export const shuffledBy = <Item>(items: Item[], seed: number): Item[] =>
  scrambled(new Map(items.map((item, index) => [String(index), item])), seed)

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
