import type { Field } from '../schema/field.ts'
import { fault, type WriteFault } from './fault.ts'

type Check = (value: string, field: Field) => WriteFault | undefined

/** Why a field cannot hold a value, or undefined when it can. */
export function valueFault(value: unknown, field: Field): WriteFault | undefined {
  if (value === null || value === undefined) return undefined
  if (NUMBERS.includes(field.type)) return numberFault(value, field)
  if (field.type === 'boolean') return typeof value === 'boolean' ? undefined : wrongType(value, field)
  if (typeof value !== 'string') return wrongType(value, field)
  return CHECKS[field.type]?.(value, field) ?? lengthFault(value, field)
}

const NUMBERS = ['int', 'double', 'currency', 'percent']

const CHECKS: Partial<Record<Field['type'], Check>> = {
  picklist: (value, field) => picklistFault([value], field),
  multipicklist: (value, field) => picklistFault(value.split(';'), field),
  email: (value, { name }) =>
    /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)
      ? undefined
      : fault('INVALID_EMAIL_ADDRESS', `${name}: invalid email address: ${value}`, [name]),
  date: (value, field) => (/^\d{4}-\d\d-\d\d$/.test(value) && isTime(value) ? undefined : wrongType(value, field)),
  datetime: (value, field) => (/^\d{4}-\d\d-\d\dT/.test(value) && isTime(value) ? undefined : wrongType(value, field)),
}

function picklistFault(values: string[], { name, restrictedPicklist, picklistValues }: Field): WriteFault | undefined {
  const bad = restrictedPicklist ? values.find((value) => value !== '' && !picklistValues.includes(value)) : undefined
  if (bad === undefined) return undefined
  return fault('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `${name}: bad value for restricted picklist field: ${bad}`, [
    name,
  ])
}

function numberFault(value: unknown, field: Field): WriteFault | undefined {
  if (typeof value !== 'number' || (field.type === 'int' && !Number.isInteger(value))) return wrongType(value, field)
  const whole = field.digits || field.precision - field.scale
  if (Math.abs(value) < 10 ** whole) return undefined
  return fault(
    'NUMBER_OUTSIDE_VALID_RANGE',
    `${field.label}: value outside of valid range on numeric field: ${value}`,
    [field.name],
  )
}

function lengthFault(value: string, { label, name, length }: Field): WriteFault | undefined {
  if (!length || value.length <= length) return undefined
  return fault('STRING_TOO_LONG', `${label}: data value too large: ${value.slice(0, 255)} (max length=${length})`, [
    name,
  ])
}

function wrongType(value: unknown, { label, name }: Field): WriteFault {
  return fault('INVALID_TYPE_ON_FIELD_IN_RECORD', `${label}: value not of required type: ${JSON.stringify(value)}`, [
    name,
  ])
}

const isTime = (text: string) => !Number.isNaN(Date.parse(text))
