import { kindOf, type Tree } from '../syntax/tree.ts'
import type { ApexClass } from '../syntax/classes.ts'
import { construct, isConstructorCall } from './construction.ts'
import { ApexException } from './exceptions.ts'
import { assignment, postfix, prefix } from '../expressions/assignment.ts'
import { methodCall } from '../expressions/calls.ts'
import { cast, classReference, instanceOf } from '../expressions/casts.ts'
import { creation } from '../expressions/creation.ts'
import { literal } from '../expressions/literals.ts'
import { variable } from '../expressions/names.ts'
import { binary, coalescing, comparison, ternary } from '../expressions/operators.ts'
import { query } from '../soql/query.ts'
import { referenceOf } from '../expressions/references.ts'
import { fit } from '../values/fit.ts'
import { ABSENT, type Code, type Link, type Machine, type Platform, type Run, type Scope } from './machine.ts'
import { requiredPart } from '../syntax/nodes.ts'
import type { Program } from './program.ts'
import { ifElse, block, declaration, expression, returning } from '../statements/plain.ts'
import { doLoop, forLoop, whileLoop } from '../statements/loops.ts'
import { switching } from '../statements/switch.ts'
import { throwing, trying } from '../statements/exceptions.ts'
import { dmlStatements } from '../dml/statements.ts'
import { runningAs } from '../statements/run-as.ts'
import { newSession } from '../session/session.ts'
import { assign } from './assign.ts'
import { typeIn, type ApexType } from '../syntax/types.ts'
import { Unsupported, unsupported, StatementLimitExceeded } from '../faults.ts'

/** More than any test needs. */
const MAX_STATEMENTS = 2_000_000

const EXPRESSIONS: Record<string, (node: Tree, scope: Scope) => Link> = {
  ArrayExpr: (node, scope) => {
    const refer = referenceOf(node, scope)
    return (frame) => refer(frame).get()
  },
  AssignmentExpr: assignment,
  BinaryExpr: binary,
  BooleanExpr: comparison,
  CastExpr: cast,
  ClassRefExpr: classReference,
  InstanceOf: instanceOf,
  LiteralExpr: literal,
  MethodCallExpr: methodCall,
  NestedExpr: (node, scope) => scope.codeOf(requiredPart(node, 'expr')),
  NewExpr: creation,
  NullCoalescingExpr: coalescing,
  PostfixExpr: postfix,
  PrefixExpr: prefix,
  SoqlExpr: query,
  TernaryExpr: ternary,
  ThisVariableExpr: () => (frame) => frame.self ?? unsupported('this without an object'),
  VariableExpr: variable,
}

const STATEMENTS: Record<string, (node: Tree, scope: Scope) => Run> = {
  BlockStmnt: block,
  ...dmlStatements,
  RunAsBlock: runningAs,
  BreakStmnt: () => () => 'break',
  ContinueStmnt: () => () => 'continue',
  DoLoop: doLoop,
  // `construct` has already run the constructor that this(...) or super(...) calls.
  ExpressionStmnt: (node, scope) =>
    isConstructorCall(requiredPart(node, 'expr')) ? () => undefined : expression(node, scope),
  ForLoop: forLoop,
  IfElseBlock: ifElse,
  ReturnStmnt: returning,
  SwitchStmnt: switching,
  ThrowStmnt: throwing,
  TryCatchFinallyBlock: trying,
  VariableDeclStmnt: declaration,
  WhileLoop: whileLoop,
}

/** Creates a machine with fresh static fields. */
export function machineFor(program: Program, platform: Platform): Machine {
  const scopes = new Map<ApexClass, Scope>()
  let left = MAX_STATEMENTS
  const machine: Machine = {
    ...platform,
    program,
    countStatement: () => {
      left -= 1
      if (left < 0) throw new StatementLimitExceeded(`more than ${MAX_STATEMENTS} statements`)
    },
    raise: (exception, message) => {
      const of = program.classes.get(exception.toLowerCase()) ?? unsupported(exception)
      throw new ApexException(construct(of, [message], machine))
    },
    fitted: (value, type) => fit(value, type, program),
    assigned: (value, type) => assign(value, type, machine),
    scopeOf: (home) => {
      const scope = scopes.get(home) ?? scopeFor(home, machine)
      scopes.set(home, scope)
      return scope
    },
    statics: new Map(),
    session: newSession(platform.org),
  }
  return machine
}

/** Compiles the nodes of a class, each once. */
function scopeFor(home: ApexClass, machine: Machine): Scope {
  const links = new Map<Tree, Link>()
  const runs = new Map<Tree, Run>()
  const types = new Map<Tree, ApexType>()
  const typeName = (name: string) => machine.program.classNamed(name, home)?.name ?? name
  const scope: Scope = {
    home,
    machine,
    linkOf: (node) =>
      compiledOnce(links, node, () => (EXPRESSIONS[kindOf(node)] ?? unsupported(kindOf(node), node))(node, scope)),
    codeOf: (node) => wholeChain(scope.linkOf(node)),
    runOf: (node) =>
      compiledOnce(runs, node, () => {
        const run = (STATEMENTS[kindOf(node)] ?? unsupported(kindOf(node), node))(node, scope)
        return (frame) => {
          machine.countStatement()
          return run(frame)
        }
      }),
    typeOf: (node) => {
      const type = types.get(node) ?? typeIn(node, typeName)
      types.set(node, type)
      return type
    },
  }
  return scope
}

/** Compiles a node once. Unsupported code fails when it runs, not before. */
function compiledOnce<Made extends Link | Run>(
  known: Map<Tree, Made | Never>,
  node: Tree,
  make: () => Made,
): Made | Never {
  const made = known.get(node) ?? orFailLater(make)
  known.set(node, made)
  return made
}

type Never = () => never

function orFailLater<Made>(make: () => Made): Made | Never {
  try {
    return make()
  } catch (fault) {
    if (!(fault instanceof Unsupported)) throw fault
    return () => {
      throw fault
    }
  }
}

/** A whole chain. It is null after `?.` on null. */
const wholeChain =
  (link: Link): Code =>
  (frame) => {
    const value = link(frame)
    return value === ABSENT ? null : value
  }
