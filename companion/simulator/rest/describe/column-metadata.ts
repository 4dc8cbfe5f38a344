import type { Field } from '../../schema/field.ts'
import { nameOf } from '../../soql/columns.ts'
import type { Result } from '../../soql/run.ts'

const APEX_TYPES: Partial<Record<Field['type'], string>> = {
  id: 'Id', reference: 'Id', boolean: 'Boolean', int: 'Integer', double: 'Double', currency: 'Double', percent: 'Double',
  date: 'Date', datetime: 'Datetime', address: 'Location',
} // prettier-ignore

const NUMBERS = ['int', 'double', 'currency', 'percent']

/** The answer to `columns=true`: the columns of a query instead of its rows. */
export function columnMetadata({ object, columns }: Result) {
  const names = columns.map(nameOf)
  return {
    columnMetadata: columns.map(({ path: { field } }, index) => ({
      aggregate: false,
      apexType: APEX_TYPES[field.type] ?? 'String',
      booleanType: field.type === 'boolean',
      columnName: names[index],
      custom: field.custom,
      displayName: names[index],
      foreignKeyName: null,
      insertable: field.createable,
      joinColumns: [],
      numberType: NUMBERS.includes(field.type),
      textType: APEX_TYPES[field.type] === undefined,
      updatable: field.updateable,
    })),
    entityName: object.name,
    groupBy: false,
    idSelected: names.includes('Id'),
    keyPrefix: object.keyPrefix,
  }
}
