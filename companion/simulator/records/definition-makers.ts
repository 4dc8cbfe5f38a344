import { recordId } from '../org/ids.ts'
import { catalogueOf } from '../schema/catalogue.ts'
import type { Field } from '../schema/field.ts'
import type { ObjectSchema } from '../schema/object.ts'
import type { OrgState } from '../state/org-state.ts'
import type { Maker } from './tables.ts'

/** A row for each object of the org. */
export const entityDefinitionMaker =
  (state: OrgState): Maker =>
  () =>
    objectsOf(state).map(({ name, label }) => ({
      Id: name,
      DurableId: name,
      QualifiedApiName: name,
      Label: label,
    }))

/** A row for each field of each object, including hidden fields. */
export const fieldDefinitionMaker =
  (state: OrgState): Maker =>
  () =>
    objectsOf(state)
      .flatMap((object) => object.fields.map((field) => ({ object, field })))
      .map(({ object, field }, index) => ({
        Id: recordId('4fe', index + 1),
        DurableId: `${object.name}.${field.name}`,
        QualifiedApiName: field.name,
        Label: field.label,
        DataType: dataTypeOf(field),
        NamespacePrefix: namespaceOf(field),
        EntityDefinitionId: object.name,
      }))

const objectsOf = (state: OrgState): ObjectSchema[] => [...catalogueOf(state).values()]

/** The wording of the field's page in Setup. */
function dataTypeOf({ type, length, precision, scale, referenceTo, calculated }: Field): string {
  if (calculated) return 'Formula (Text)'
  if (type === 'string') return `Text(${length})`
  if (type === 'textarea') return length > 255 ? `Long Text Area(${length})` : `Text Area(${length})`
  if (type === 'double') return `Number(${precision - scale}, ${scale})`
  if (type === 'currency') return `Currency(${precision - scale}, ${scale})`
  if (type === 'reference') return `Lookup(${referenceTo.join(',')})`
  return WORDS[type] ?? type
}

const WORDS: Partial<Record<Field['type'], string>> = {
  boolean: 'Checkbox', picklist: 'Picklist', date: 'Date', datetime: 'Date/Time', email: 'Email', phone: 'Phone',
  url: 'URL', int: 'Number(8, 0)', percent: 'Percent(3, 0)', address: 'Address', id: 'Lookup()',
} // prettier-ignore

const namespaceOf = ({ name }: Field): string | null => /^(?<prefix>\w+?)__\w+__c$/.exec(name)?.groups?.prefix ?? null
