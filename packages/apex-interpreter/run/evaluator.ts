import { kindOf, type Tree } from '../syntax/tree.ts'
import type { ApexClass } from '../syntax/classes.ts'
import { construct, isChain } from './construction.ts'
import { Thrown } from './exceptions.ts'
import { assignment, postfix, prefix } from '../expressions/assignment.ts'
import { methodCall } from '../expressions/calls.ts'
import { cast, classReference, instanceOf } from '../expressions/casts.ts'
import { creation } from '../expressions/creation.ts'
import { literal } from '../expressions/literals.ts'
import { variable } from '../expressions/names.ts'
import { binary, coalescing, comparison, ternary } from '../expressions/operators.ts'
import { query } from '../expressions/query.ts'
import { referenceOf } from '../expressions/references.ts'
import { fit } from '../values/fit.ts'
import { ABSENT, type Code, type Link, type Machine, type Platform, type Run, type Scope } from './machine.ts'
import { needed } from '../syntax/nodes.ts'
import type { Program } from './program.ts'
import { choice, block, declaration, expression, leaving } from '../statements/plain.ts'
import { doLoop, forLoop, whileLoop } from '../statements/loops.ts'
import { switching } from '../statements/switch.ts'
import { throwing, trying } from '../statements/exceptions.ts'
import { upserting } from '../statements/upsert.ts'
import { typeIn } from '../syntax/types.ts'
import { NotKnown, notKnown, TooLong } from '../faults.ts'

/** More statements than any test of a pure class needs. */
const MOST_STATEMENTS = 2_000_000

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
  NestedExpr: (node, scope) => scope.codeOf(needed(node, 'expr')),
  NewExpr: creation,
  NullCoalescingExpr: coalescing,
  PostfixExpr: postfix,
  PrefixExpr: prefix,
  SoqlExpr: query,
  TernaryExpr: ternary,
  ThisVariableExpr: () => (frame) => frame.self ?? notKnown('this without an object'),
  VariableExpr: variable,
}

const STATEMENTS: Record<string, (node: Tree, scope: Scope) => Run> = {
  BlockStmnt: block,
  DmlUpsertStmnt: upserting,
  BreakStmnt: () => () => 'break',
  ContinueStmnt: () => () => 'continue',
  DoLoop: doLoop,
  // The constructor that is handed on to has run before.
  ExpressionStmnt: (node, scope) => (isChain(needed(node, 'expr')) ? () => undefined : expression(node, scope)),
  ForLoop: forLoop,
  IfElseBlock: choice,
  ReturnStmnt: leaving,
  SwitchStmnt: switching,
  ThrowStmnt: throwing,
  TryCatchFinallyBlock: trying,
  VariableDeclStmnt: declaration,
  WhileLoop: whileLoop,
}

/** A machine that runs a program on what it is told of the platform. Its classes are as new. */
export function machineFor(program: Program, platform: Platform): Machine {
  const scopes = new Map<ApexClass, Scope>()
  let left = MOST_STATEMENTS
  const machine: Machine = {
    ...platform,
    program,
    spend: () => {
      left -= 1
      if (left < 0) throw new TooLong('more statements than a test needs')
    },
    raise: (exception, message) => {
      const of = program.classes.get(exception.toLowerCase()) ?? notKnown(exception)
      throw new Thrown(construct(of, [message], machine))
    },
    fitted: (value, type) => fit(value, type, program),
    assigned: (value, type) => {
      const fitting = fit(value, type, program)
      return fitting === undefined ? notKnown(`this value as ${type.name}`) : fitting
    },
    scopeOf: (home) => {
      const scope = scopes.get(home) ?? scopeFor(home, machine)
      scopes.set(home, scope)
      return scope
    },
    statics: new Map(),
    saved: new Map(),
  }
  return machine
}

/** Makes code of the nodes of a class, of each once. */
function scopeFor(home: ApexClass, machine: Machine): Scope {
  const links = new Map<Tree, Link>()
  const runs = new Map<Tree, Run>()
  const typeName = (name: string) => machine.program.classNamed(name, home)?.name ?? name
  const scope: Scope = {
    home,
    machine,
    linkOf: (node) => kept(links, node, () => (EXPRESSIONS[kindOf(node)] ?? notKnown(kindOf(node), node))(node, scope)),
    codeOf: (node) => whole(scope.linkOf(node)),
    runOf: (node) =>
      kept(runs, node, () => {
        const run = (STATEMENTS[kindOf(node)] ?? notKnown(kindOf(node), node))(node, scope)
        return (frame) => {
          machine.spend()
          return run(frame)
        }
      }),
    typeOf: (node) => typeIn(node, typeName),
  }
  return scope
}

/** Makes code of a node once. What is not known of it is told when it is reached. */
function kept<Made extends Link | Run>(known: Map<Tree, Made | Never>, node: Tree, make: () => Made): Made | Never {
  const made = known.get(node) ?? orLater(make)
  known.set(node, made)
  return made
}

type Never = () => never

function orLater<Made>(make: () => Made): Made | Never {
  try {
    return make()
  } catch (fault) {
    if (!(fault instanceof NotKnown)) throw fault
    return () => {
      throw fault
    }
  }
}

/** A whole chain, which is null where `?.` met nothing. */
const whole =
  (link: Link): Code =>
  (frame) => {
    const value = link(frame)
    return value === ABSENT ? null : value
  }
