import type { ApexClass } from '../syntax/classes.ts'
import { keyOf } from '../values/equality.ts'
import type { Double } from '../run/machine.ts'
import { STRING } from '../syntax/types.ts'
import { notKnown } from '../faults.ts'
import { ApexList, ApexMap, Constant, Foreign, type Value } from '../values/values.ts'

/** What describe tells of a field over REST. */
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

/** The types of fields, as Apex calls them. */
const DISPLAY_TYPES = [
  ...['ADDRESS', 'ANYTYPE', 'BASE64', 'BOOLEAN', 'COMBOBOX', 'CURRENCY', 'DATE', 'DATETIME', 'DOUBLE', 'EMAIL', 'ID'],
  ...['INTEGER', 'MULTIPICKLIST', 'PERCENT', 'PHONE', 'PICKLIST', 'REFERENCE', 'STRING', 'TEXTAREA', 'TIME', 'URL'],
]
const displayType: ApexClass = {
  name: 'displaytype',
  written: 'DisplayType',
  kind: 'enum',
  modifiers: [],
  superName: '',
  interfaceNames: [],
  slots: new Map(),
  methods: [],
  steps: { ofClass: [], ofObject: [] },
  constants: DISPLAY_TYPES,
}
const WITH_VALUES = ['PICKLIST', 'MULTIPICKLIST', 'COMBOBOX']

/** What describe tells Apex of objects, made from what it tells over REST. UNSURE that the two always agree. */
export function describeDouble(objects: DescribedObject[], seed: number): Double {
  const types = DISPLAY_TYPES.map((name) => [`displaytype.${name.toLowerCase()}`, typeNamed(name)] as const)
  const tokens = objects.map((object) => [`${object.name.toLowerCase()}.sobjecttype`, tokenOf(object, seed)] as const)
  const deferred = new Foreign('sobjectdescribeoptions', {})
  return {
    methods: {},
    makers: {},
    constants: { ...Object.fromEntries<Value>([...types, ...tokens]), 'sobjectdescribeoptions.deferred': deferred },
    rows: {},
  }
}

function typeNamed(name: string): Constant {
  const ordinal = DISPLAY_TYPES.indexOf(name)
  return ordinal < 0 ? notKnown(`the DisplayType ${name}`) : new Constant(displayType, name, ordinal)
}

function tokenOf(object: DescribedObject, seed: number): Foreign {
  const described = () =>
    new Foreign('describesobjectresult', {
      members: { fields: new Foreign('describefieldmap', { methods: { 'getmap/0': () => fieldsOf(object, seed) } }) },
      methods: { 'getname/0': () => object.name },
    })
  return new Foreign('sobjecttype', { methods: { 'getdescribe/0': described, 'getdescribe/1': described } })
}

function fieldsOf({ fields }: DescribedObject, seed: number): ApexMap {
  const map = new ApexMap({ name: 'map', arguments: [STRING, { name: 'sobjectfield', arguments: [] }] }, seed)
  for (const field of fields) {
    const key = field.name.toLowerCase()
    const value = new Foreign('sobjectfield', { methods: { 'getdescribe/0': () => fieldResult(field) } })
    map.entries.set(keyOf(key), { key, value })
  }
  return map
}

/** A field as Apex is told of it. Of a field without values, describe refuses to list them. */
function fieldResult(field: DescribedField): Foreign {
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
  return new Foreign('describefieldresult', { methods: Object.fromEntries(methods) })
}

const referenceTo = (name: string): Foreign => tokenOf({ name, fields: [] }, 0)

const entryOf = ({ value, active }: DescribedField['picklistValues'][number]): Foreign =>
  new Foreign('picklistentry', { methods: { 'getvalue/0': () => value, 'isactive/0': () => active } })

const listOf = (name: string, items: Value[]): ApexList => new ApexList({ name, arguments: [] }, items)
