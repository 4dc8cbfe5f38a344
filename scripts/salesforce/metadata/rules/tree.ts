/**
 * Reads a parsed metadata file: objects of elements, an array where an element repeats, texts at the ends. It is what the
 * checks of this project and the deployment of the simulator both have.
 */
export type Tree = Readonly<Record<string, unknown>>

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** All elements at a path such as `fields.label`, below any of its repetitions. */
export function elementsAt(tree: unknown, path: string): unknown[] {
  return path
    .split('.')
    .reduce<unknown[]>((found, name) => found.flatMap((one) => (isTree(one) ? [one[name] ?? []].flat() : [])), [tree])
}

/** The texts at a path. An element without content is an empty text. */
export const textsAt = (tree: unknown, path: string): string[] =>
  elementsAt(tree, path).filter((one) => typeof one === 'string')

/** The first text at a path. */
export const textAt = (tree: unknown, path: string): string | undefined => textsAt(tree, path)[0]

/** Whether an element stands at a path, whatever it holds. */
export const stands = (tree: unknown, path: string): boolean => elementsAt(tree, path).length > 0
