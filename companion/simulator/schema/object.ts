import type { Field } from './field.ts'

/** An object of an org, as in describe. */
export type ObjectSchema = {
  name: string
  label: string
  labelPlural: string
  keyPrefix: string
  fields: Field[]
  /** Objects of the set-up can be queried but not written here. */
  readOnly: boolean
  /** Whether only the Tooling API can query it. */
  toolingOnly: boolean
  /** Whether it is a custom setting. */
  customSetting?: boolean
  /** How its names are numbered, as in `S-{0000}`. */
  numberFormat?: string
}

type ObjectOptions = { plural?: string; readOnly?: boolean; toolingOnly?: boolean }

/** An object with its label made from its name. */
export function object(
  name: string,
  [keyPrefix, fields]: [string, Field[]],
  options: ObjectOptions = {},
): ObjectSchema {
  const label = name.replace(/__c$/, '').replace(/([a-z])([A-Z])/g, '$1 $2')
  return {
    name,
    keyPrefix,
    fields,
    label,
    labelPlural: options.plural ?? `${label}s`,
    readOnly: options.readOnly ?? false,
    toolingOnly: options.toolingOnly ?? false,
  }
}
