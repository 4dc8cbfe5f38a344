import { isTree, type Tree } from './syntax/tree.ts'

/** The evaluator meets something that it was not taught. It never guesses. */
export class NotKnown extends Error {
  readonly what: string
  #isPlaced = false

  constructor(what: string, line: number | undefined) {
    super(`not known: ${what}${line === undefined ? '' : `, line ${line}`}`)
    this.what = what
  }

  /** Adds the method in which it was met, once. */
  placeIn(method: string) {
    if (!this.#isPlaced) this.message += `, in ${method}`
    this.#isPlaced = true
  }
}

/** Something that the compiler of the platform refuses. */
export class Refused extends Error {}

/** The statements ran out: a loop without an end, most likely. */
export class TooLong extends Error {}

/** Ends the evaluation at something that is not known, and says where. */
export function notKnown(what: string, node?: Tree): never {
  throw new NotKnown(what, node && lineOf(node))
}

/** The line of a node, or of the first one inside that has one. */
function lineOf(node: Tree): number | undefined {
  if (isTree(node.loc) && typeof node.loc.line === 'number') return node.loc.line
  const inner = Object.values(node).flat().filter(isTree).map(lineOf)
  return inner.find((line) => line !== undefined)
}
