import { unsupported } from '../faults.ts'
import type { Arguments, StaticMethods } from '../library/arguments.ts'
import type { Machine } from '../run/machine.ts'
import { keyOf } from '../values/equality.ts'
import { ApexMap, ApexSet, Constant } from '../values/values.ts'
import { rowsWithIds } from './query.ts'

const BY_IDS = /^SELECT (\w+(?:, \w+)*) FROM (\w+) WHERE Id IN :(\w+)$/

/** `Database.queryWithBinds`, for queries in user mode of the rows with some ids. */
export const BUILT_QUERY_METHODS: StaticMethods = {
  'database.querywithbinds/3': (args, machine) => rowsOf(args, machine),
}

function rowsOf(args: Arguments, machine: Machine) {
  const [text, binds, level] = [args.text(0), args.value(1), args.value(2)]
  const [, columns = '', object = '', bind = ''] = BY_IDS.exec(text) ?? unsupported('this query built from texts')
  const ids = binds instanceof ApexMap ? binds.entries.get(keyOf(bind))?.value : undefined
  if (!(ids instanceof ApexSet)) return unsupported('a bind that is no set')
  if (!(level instanceof Constant) || level.name !== 'USER_MODE') return unsupported('a built query in system mode')
  return rowsWithIds(
    { object: object.toLowerCase(), columns: columns.split(', '), ids: new Set(ids.items.values()) },
    machine,
  )
}
