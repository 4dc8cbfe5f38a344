import { type OrgShape, unknownPermission } from './orgs.ts'
import { DEPENDENCIES, dependsOn, OBJECT_DEPENDENCIES, READ_TOGETHER } from './permissions.ts'
import { elementsAt, textAt, textsAt } from './tree.ts'

/** What in a permission set an org would refuse. @param isRequired of a field such as `Snapshot__c.Used__c` */
export function faultsOfGrants(content: unknown, shape: OrgShape, isRequired: (field: string) => boolean): string[] {
  return [
    ...userPermissionFaults(content, shape),
    ...objectFaults(content),
    ...textsAt(content, 'fieldPermissions.field')
      .filter(isRequired)
      .map((field) => `You cannot deploy to a required field: ${field}`),
    ...lackingFaults(content, shape),
  ]
}

function userPermissionFaults(content: unknown, { lacks }: OrgShape): string[] {
  const granted = elementsAt(content, 'userPermissions')
    .filter((one) => textAt(one, 'enabled') === 'true')
    .flatMap((one) => textsAt(one, 'name'))
  const missing = DEPENDENCIES.filter(
    ({ permission, needs }) => granted.includes(permission) && !granted.includes(needs),
  )
  return [
    ...granted.filter((name) => lacks.userPermissions.includes(name)).map(unknownPermission),
    ...missing.map(({ permission, needs }) => dependsOn(permission, needs)),
  ]
}

function objectFaults(content: unknown): string[] {
  const grants = elementsAt(content, 'objectPermissions')
  const readable = grants.filter((one) => has(one, 'allowRead')).map((one) => textAt(one, 'object'))
  return grants.flatMap((one) => {
    const object = textAt(one, 'object') ?? ''
    const master = READ_TOGETHER[object]
    const alone = master !== undefined && has(one, 'allowRead') && !readable.includes(master)
    return [...rightFaults(one, object), ...(alone ? [dependsOn(`Read ${object}`, `Read ${master}`)] : [])]
  })
}

function rightFaults(grant: unknown, object: string): string[] {
  return OBJECT_DEPENDENCIES.filter(({ right }) => has(grant, right)).flatMap(({ name, needs }) =>
    needs
      .filter((needed) => !has(grant, needed))
      .map((needed) => dependsOn(`${name} ${object}`, `${NAMES[needed]} ${object}`)),
  )
}

const NAMES: Readonly<Record<string, string>> = {
  allowRead: 'Read', allowEdit: 'Edit', allowDelete: 'Delete', viewAllRecords: 'View All',
} // prettier-ignore

const has = (grant: unknown, right: string) => textAt(grant, right) === 'true'

function lackingFaults(content: unknown, { lacks }: OrgShape): string[] {
  const objects = textsAt(content, 'objectPermissions.object').filter((object) => lacks.objects.includes(object))
  const fields = textsAt(content, 'fieldPermissions.field').filter((field) =>
    lacks.objects.includes(field.split('.')[0] ?? ''),
  )
  return [
    ...objects.map((object) => `In field: object - no CustomObject named ${object} found`),
    ...fields.map((field) => `In field: field - no CustomField named ${field} found`),
  ]
}
