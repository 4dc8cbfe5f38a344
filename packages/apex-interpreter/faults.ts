import { isTree, type Tree } from './syntax/tree.ts'

/** The program uses something that the interpreter does not support. It never guesses. */
export class Unsupported extends Error {
  readonly what: string
  #isPlaced = false

  constructor(what: string, line: number | undefined) {
    super(`unsupported: ${what}${line === undefined ? '' : `, line ${line}`}`)
    this.what = what
  }

  /** Adds the innermost method to the message. Calls further out change nothing. */
  placeIn(method: string) {
    if (!this.#isPlaced) this.message += `, in ${method}`
    this.#isPlaced = true
  }
}

/** The Apex compiler would refuse this code. */
export class CompileError extends Error {}

/** The program ran more statements than allowed, most likely in an endless loop. */
export class StatementLimitExceeded extends Error {}

/** Ends the run at unsupported code and says on which line. */
export function unsupported(what: string, node?: Tree): never {
  throw new Unsupported(what, node && lineOf(node))
}

/** The line of a node, or of the first descendant that has one. */
function lineOf(node: Tree): number | undefined {
  if (isTree(node.loc) && typeof node.loc.line === 'number') return node.loc.line
  const inner = Object.values(node).flat().filter(isTree).map(lineOf)
  return inner.find((line) => line !== undefined)
}

/** A transaction used more than the platform allows. No code can catch it. */
export class LimitExceeded extends Error {}
