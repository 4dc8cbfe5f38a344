import { unsupported } from '../faults.ts'
import type { Arguments, StaticMethods } from '../library/arguments.ts'
import type { Machine } from '../run/machine.ts'
import { STRING } from '../syntax/types.ts'
import { ApexList, Constant, PlatformObject, type Value } from '../values/values.ts'
import { change } from './change.ts'
import type { Ended, Fault, Operation } from './ended.ts'
import { rowsIn } from './statements.ts'

const OPERATIONS: [Operation, string][] = [
  ['delete', 'deleteresult'],
  ['insert', 'saveresult'],
  ['undelete', 'undeleteresult'],
  ['update', 'saveresult'],
  ['upsert', 'upsertresult'],
]

/** `Database.insert` and its like, with `allOrNone` and an access level. */
export const DATABASE_METHODS: StaticMethods = Object.fromEntries(
  OPERATIONS.flatMap(([operation, result]) =>
    [1, 2, 3].map((arity): [string, StaticMethods[string]] => [
      `database.${operation}/${arity}`,
      (args, machine) => changed(args, { operation, result }, machine),
    ]),
  ),
)

function changed(
  args: Arguments,
  { operation, result }: { operation: Operation; result: string },
  machine: Machine,
): Value {
  const [given, ...more] = args.values
  const allOrNone = more.find((value) => typeof value === 'boolean') ?? true
  const level = more.find((value) => value instanceof Constant)
  if (more.some((value) => value !== allOrNone && value !== level))
    return unsupported(`Database.${operation} with these arguments`)
  const isUserMode = level?.name !== 'SYSTEM_MODE'
  const ended = change(rowsIn(given ?? null), { operation, isUserMode, allOrNone }, machine)
  const results = ended.map((one) => resultOf(one, result))
  return given instanceof ApexList
    ? new ApexList({ name: `database.${result}`, arguments: [] }, results)
    : (results[0] ?? null)
}

const resultOf = ({ id, faults }: Ended, type: string): PlatformObject =>
  new PlatformObject(`database.${type}`, {
    methods: {
      'geterrors/0': () => new ApexList({ name: 'database.error', arguments: [] }, faults.map(errorOf)),
      'getid/0': () => (faults.length === 0 ? (id ?? null) : null),
      'issuccess/0': () => faults.length === 0,
    },
  })

const errorOf = ({ message, fields }: Fault): PlatformObject =>
  new PlatformObject('database.error', {
    methods: { 'getfields/0': () => new ApexList(STRING, fields), 'getmessage/0': () => message },
  })
