import { describeDouble, type Double } from '../../../../packages/apex-interpreter/index.ts'
import type { Org } from '../../org/org.ts'
import { describeField } from '../../rest/describe/describe-field.ts'

/** The objects that Apex describes. */
const OBJECTS = ['Account', 'Campaign', 'Case', 'Contact', 'Lead', 'Opportunity', 'PermissionSet', 'User']

/** Describe in Apex, of the objects as the org has them now. */
export function describedIn({ catalogue }: Org): Double {
  const objects = OBJECTS.flatMap((name) => {
    const object = catalogue.get(name.toLowerCase())
    return object ? [{ name, fields: object.fields.map((field) => describeField(field, object)) }] : []
  })
  return describeDouble(objects, 1)
}
