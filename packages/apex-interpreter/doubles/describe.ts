import { keyOf } from '../values/equality.ts'
import { enumOf } from '../platform/enums.ts'
import type { Double } from '../run/machine.ts'
import { STRING } from '../syntax/types.ts'
import { unsupported } from '../faults.ts'
import { ApexList, ApexMap, Constant, PlatformObject, type Value } from '../values/values.ts'

/** A field as the REST describe returns it. */
type DescribedField = {
  name: string
  type: string
  length: number
  precision: number
  scale: number
  nillable: boolean
  defaultedOnCreate: boolean
  unique: boolean
  externalId: boolean
  calculated: boolean
  calculatedFormula: string | null
  referenceTo: string[]
  restrictedPicklist: boolean
  picklistValues: { value: string; active: boolean }[]
}

export type DescribedObject = { name: string; fields: DescribedField[] }

/** The values of `Schema.DisplayType`. */
const DISPLAY_TYPES = [
  ...['ADDRESS', 'ANYTYPE', 'BASE64', 'BOOLEAN', 'COMBOBOX', 'CURRENCY', 'DATE', 'DATETIME', 'DOUBLE', 'EMAIL', 'ID'],
  ...['INTEGER', 'MULTIPICKLIST', 'PERCENT', 'PHONE', 'PICKLIST', 'REFERENCE', 'STRING', 'TEXTAREA', 'TIME', 'URL'],
]
const displayType = enumOf('DisplayType', DISPLAY_TYPES)
const WITH_VALUES = ['PICKLIST', 'MULTIPICKLIST', 'COMBOBOX']

/** The Apex describe of objects, made from the REST describe. UNSURE that the two always agree. */
export function describeDouble(objects: DescribedObject[], seed: number): Double {
  const types = DISPLAY_TYPES.map((name) => [`displaytype.${name.toLowerCase()}`, typeNamed(name)] as const)
  const described = objects.map((object) => ({ name: object.name, token: tokenOf(object, seed) }))
  const tokens = described.map(({ name, token }) => [`${name.toLowerCase()}.sobjecttype`, token] as const)
  const deferred = new PlatformObject('sobjectdescribeoptions', {})
  return {
    methods: { 'schema.getglobaldescribe/0': () => globalDescribe(described, seed) },
    factories: {},
    constants: { ...Object.fromEntries<Value>([...types, ...tokens]), 'sobjectdescribeoptions.deferred': deferred },
  }
}

function globalDescribe(described: { name: string; token: Value }[], seed: number): ApexMap {
  const map = new ApexMap({ name: 'map', arguments: [STRING, { name: 'sobjecttype', arguments: [] }] }, seed)
  for (const { name, token } of described) map.entries.set(keyOf(name), { key: name, value: token })
  return map
}

function typeNamed(name: string): Constant {
  const ordinal = DISPLAY_TYPES.indexOf(name)
  return ordinal < 0 ? unsupported(`the DisplayType ${name}`) : new Constant(displayType, name, ordinal)
}

function tokenOf(object: DescribedObject, seed: number): PlatformObject {
  const described = () =>
    new PlatformObject('describesobjectresult', {
      members: {
        fields: new PlatformObject('describefieldmap', { methods: { 'getmap/0': () => fieldsOf(object, seed) } }),
      },
      methods: { 'getname/0': () => object.name },
    })
  return new PlatformObject('sobjecttype', { methods: { 'getdescribe/0': described, 'getdescribe/1': described } })
}

function fieldsOf({ fields }: DescribedObject, seed: number): ApexMap {
  const map = new ApexMap({ name: 'map', arguments: [STRING, { name: 'sobjectfield', arguments: [] }] }, seed)
  for (const field of fields) {
    const key = field.name.toLowerCase()
    const value = new PlatformObject('sobjectfield', { methods: { 'getdescribe/0': () => fieldResult(field) } })
    map.entries.set(keyOf(key), { key, value })
  }
  return map
}

/** A `DescribeFieldResult`. Only picklist fields have `getPicklistValues`, as on the platform. */
function fieldResult(field: DescribedField): PlatformObject {
  const type = field.type === 'int' ? 'INTEGER' : field.type.toUpperCase()
  const told: Record<string, Value> = {
    getcalculatedformula: field.calculatedFormula,
    getlength: field.length,
    getname: field.name,
    getprecision: field.precision,
    getreferenceto: listOf('sobjecttype', field.referenceTo.map(referenceTo)),
    getscale: field.scale,
    gettype: typeNamed(type),
    iscalculated: field.calculated,
    isdefaultedoncreate: field.defaultedOnCreate,
    isexternalid: field.externalId,
    isnillable: field.nillable,
    isrestrictedpicklist: field.restrictedPicklist,
    isunique: field.unique,
    ...(WITH_VALUES.includes(type) && {
      getpicklistvalues: listOf('picklistentry', field.picklistValues.map(entryOf)),
    }),
  }
  const methods = Object.entries(told).map(([name, value]) => [`${name}/0`, () => value] as const)
  return new PlatformObject('describefieldresult', { methods: Object.fromEntries(methods) })
}

const referenceTo = (name: string): PlatformObject => tokenOf({ name, fields: [] }, 0)

const entryOf = ({ value, active }: DescribedField['picklistValues'][number]): PlatformObject =>
  new PlatformObject('picklistentry', { methods: { 'getvalue/0': () => value, 'isactive/0': () => active } })

const listOf = (name: string, items: Value[]): ApexList => new ApexList({ name, arguments: [] }, items)
