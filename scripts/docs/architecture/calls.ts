import ts from 'typescript'
import { findFunction, hasBody, isNamedBy, type Ref } from './declarations.ts'

/** A function on the way of a call. */
export type Step = {
  ref: Ref
  /** For the picture. */
  does: string
  /** The type under which callers receive the function. */
  as?: Ref
}

export type Call = {
  from: Step
  to: Step
  /**
   * How the call happens. `calls`: from the body, or from a function of the same file that it calls. `wraps`: `from` wraps
   * `to` and calls it. `runs`: `from` runs a function that `giver` passes in, which calls `to`.
   */
  how?: 'wraps' | { runs: Ref }
}

/** The calls that the code no longer makes. */
export function faultsOfCalls(calls: Call[], program: ts.Program): string[] {
  const reader = new CallReader(program)
  return calls
    .filter((call) => !reader.isMade(call))
    .map(({ from, to, how }) => {
      const giver = typeof how === 'object' ? ` for ${how.runs}` : ''
      return `${from.ref} no longer ${how === 'wraps' ? 'wraps' : 'calls'} ${to.ref}${giver}`
    })
}

/** Reads who calls whom from the types of a program. */
class CallReader {
  readonly #program: ts.Program
  readonly #checker: ts.TypeChecker

  constructor(program: ts.Program) {
    this.#program = program
    this.#checker = program.getTypeChecker()
  }

  isMade({ from, to, how }: Call): boolean {
    if (how === 'wraps') return this.#wraps(from, to)
    if (how) return this.#runs({ runner: from, giver: how.runs, to })
    const body = findFunction(from.ref, this.#program)
    return body !== undefined && this.#calls(body, to)
  }

  #wraps(from: Step, to: Step): boolean {
    const body = findFunction(from.ref, this.#program)
    const isAround = this.#ownFiles().some((file) =>
      this.#callsIn(file).some((call) => this.#goesTo(call, from.ref) && this.#isMadeBy(call.arguments[0], to.ref)),
    )
    return isAround && body !== undefined && this.#calls(body, to)
  }

  /** Whether a value is the result of a function, in the same expression or from a constant. */
  #isMadeBy(value: ts.Expression | undefined, maker: Ref): boolean {
    if (!value) return false
    if (ts.isCallExpression(value)) return this.#goesTo(value, maker)
    const declaration = this.#checker.getSymbolAtLocation(value)?.valueDeclaration
    return (
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      this.#isMadeBy(declaration.initializer, maker)
    )
  }

  #runs({ runner, giver, to }: { runner: Step; giver: Ref; to: Step }): boolean {
    const body = findFunction(giver, this.#program)
    return (
      body !== undefined &&
      this.#callsIn(body).some(
        (call) =>
          this.#goesTo(call, runner.ref) &&
          call.arguments.some((argument) => hasBody(argument) && this.#calls(argument, to)),
      )
    )
  }

  /** Whether a body calls a function, by itself or through functions of the same file. */
  #calls(body: ts.Node, to: Step, seen = new Set<ts.Node>()): boolean {
    if (seen.has(body)) return false
    seen.add(body)
    return this.#callsIn(body).some((call) => {
      const declaration = this.#declarationOf(call)
      if (!declaration) return false
      if (isNamedBy(declaration, to.ref) || (to.as && isNamedBy(declaration, to.as))) return true
      const isNear = hasBody(declaration) && declaration.getSourceFile() === body.getSourceFile()
      return isNear && this.#calls(declaration, to, seen)
    })
  }

  /** Compares the name first, since resolving every call of the program takes a minute. */
  #goesTo(call: ts.CallExpression, ref: Ref): boolean {
    if (!ts.isIdentifier(call.expression) || !ref.endsWith(`#${call.expression.text}`)) return false
    const declaration = this.#declarationOf(call)
    return declaration !== undefined && isNamedBy(declaration, ref)
  }

  #declarationOf(call: ts.CallExpression): ts.Node | undefined {
    return this.#checker.getResolvedSignature(call)?.declaration
  }

  #callsIn(node: ts.Node): ts.CallExpression[] {
    const calls: ts.CallExpression[] = []
    const visit = (child: ts.Node): void => {
      if (ts.isCallExpression(child)) calls.push(child)
      ts.forEachChild(child, visit)
    }
    visit(node)
    return calls
  }

  #ownFiles(): ts.SourceFile[] {
    return this.#program
      .getSourceFiles()
      .filter((file) => !this.#program.isSourceFileFromExternalLibrary(file) && !file.isDeclarationFile)
  }
}
