import { unsupported } from '../faults.ts'
import type { Machine } from '../run/machine.ts'
import type { Row } from '../values/values.ts'
import type { Fault } from './ended.ts'

/** What the platform holds against a row of one object alone. */
export const faultsOfObject = (row: Row, machine: Machine): Fault[] => RULES[kindOf(row, machine)]?.(row, machine) ?? []

const kindOf = ({ object }: Row, { org }: Machine): string =>
  org.schema.get(object)?.kind === 'setting' ? 'setting' : object

const RULES: Record<string, (row: Row, machine: Machine) => Fault[]> = {
  permissionsetassignment: (row, machine) =>
    twin(row, ['assigneeid', 'permissionsetid', 'permissionsetgroupid'], machine),
  // UNSURE what the platform makes of a custom setting without an owner.
  setting: (row, machine) =>
    row.fields.get('setupownerid') === null
      ? unsupported(`a row of ${row.object} without SetupOwnerId`)
      : twin(row, ['setupownerid'], machine),
  user: ({ fields }) => {
    const username = fields.get('username')
    const isAddress = typeof username === 'string' && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(username)
    return isAddress
      ? []
      : [{ code: 'INVALID_EMAIL_ADDRESS', message: 'Username: invalid username', fields: ['Username'] }]
  },
}

/** Refuses a second row with the same values, among those that the code can see. */
function twin(row: Row, names: string[], { org, session }: Machine): Fault[] {
  const seesOld = session.test === undefined || org.schema.get(row.object)?.isSeenByTests === true
  const isTwin = session.store.all(row.object).some(({ row: { fields }, isOld }) => {
    const isOther = (seesOld || !isOld) && fields.get('id') !== row.fields.get('id')
    return isOther && names.every((name) => fields.get(name) === row.fields.get(name))
  })
  return isTwin ? [{ code: 'DUPLICATE_VALUE', message: 'duplicate value found', fields: names }] : []
}
