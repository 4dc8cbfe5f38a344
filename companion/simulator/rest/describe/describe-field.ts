import type { Field } from '../../schema/field.ts'
import type { ObjectSchema } from '../../schema/object.ts'

const SOAP_TYPES: Partial<Record<Field['type'], string>> = {
  id: 'tns:ID', reference: 'tns:ID', boolean: 'xsd:boolean', int: 'xsd:int', double: 'xsd:double', currency: 'xsd:double',
  percent: 'xsd:double', date: 'xsd:date', datetime: 'xsd:dateTime', address: 'urn:address',
} // prettier-ignore

/** A field in describe, with the platform's full set of members. */
export function describeField(field: Field, { readOnly }: ObjectSchema) {
  const isLong = field.type === 'textarea' && field.length > 255
  const isSimple = field.type !== 'address' && !isLong
  return {
    ...field,
    createable: field.createable && !readOnly,
    updateable: field.updateable && !readOnly,
    aggregatable: isSimple,
    aiPredictionField: false,
    byteLength: field.length * 3,
    cascadeDelete: false,
    controllerName: null,
    defaultValueFormula: null,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    displayLocationInDecimal: false,
    encrypted: false,
    extraTypeInfo: isLong ? 'plaintextarea' : null,
    filterable: isSimple,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: isSimple && field.type !== 'double' && field.type !== 'currency' && field.type !== 'datetime',
    highScaleNumber: false,
    htmlFormatted: false,
    mask: null,
    maskType: null,
    namePointing: false,
    permissionable: field.nillable && field.type !== 'id',
    picklistValues: field.picklistValues.map((value) => ({
      active: true,
      defaultValue: value === field.defaultValue,
      label: value,
      validFor: null,
      value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    queryByDistance: field.type === 'address',
    referenceTargetField: null,
    relationshipOrder: null,
    restrictedDelete: false,
    searchPrefilterable: field.type === 'reference',
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: isSimple,
    writeRequiresMasterRead: false,
  }
}
