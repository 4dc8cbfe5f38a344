import { basename, dirname } from 'node:path'
import { labelsOf } from '../../../scripts/salesforce/metadata/labels.ts'
import { packageSources } from '../../../scripts/salesforce/sources.ts'
import {
  decimalFrom,
  describeDouble,
  type Double,
  httpDouble,
  orgDouble,
  type Platform,
  Row,
  mergeDoubles,
} from '../../../packages/apex-interpreter/index.ts'
import { STANDARD_FIELDS } from './standard-fields.ts'
import type { SimulatedOrg } from './simulated-org.ts'

type Fields = Map<string, string>

/** The labels, fields and custom settings in the package's metadata. */
export function packagePlatform(): Pick<Platform, 'labels' | 'fieldTypes' | 'settings'> {
  const labels = packageSources('CustomLabels.labels-meta.xml').flatMap((source) => [...labelsOf(source)])
  return {
    labels: new Map(labels.map(([name, text]) => [name.toLowerCase(), text])),
    settings: new Set(customSettings()),
    fieldTypes: new Map([...standardFields(), ...ownFields()]),
  }
}

/** A new platform in a given org, on which one test of the package runs. */
export const testPlatform = (seed: number, org: SimulatedOrg): Pick<Platform, 'seed' | 'double'> => ({
  seed,
  double: mergeDoubles(mergeDoubles(httpDouble(), orgDouble), doubleOf(org, seed)),
})

/** The objects of an org and their automation, as Apex reads them. */
export const doubleOf = ({ objects, triggers, flows }: SimulatedOrg, seed: number): Double => ({
  ...describeDouble(objects, seed),
  rows: {
    apextrigger: triggers.map((row) => standardRow('apextrigger', row)),
    flowdefinitionview: flows.map((row) => standardRow('flowdefinitionview', row)),
  },
})

/** A row of a standard object, with the declared fields. */
function standardRow(object: string, values: SimulatedOrg['flows'][number]): Row {
  const row = new Row(object)
  for (const [name, value] of Object.entries(values)) {
    const isKnown = STANDARD_FIELDS[object]?.[name.toLowerCase()] !== undefined
    if (isKnown) row.fields.set(name.toLowerCase(), typeof value === 'number' ? decimalFrom(value) : value)
  }
  return row
}

const customSettings = (): string[] =>
  packageSources('*.object-meta.xml')
    .filter(({ text }) => text.includes('<customSettingsType>Hierarchy<'))
    .map(({ path }) => basename(path, '.object-meta.xml').toLowerCase())

const standardFields = (): [string, Fields][] =>
  Object.entries(STANDARD_FIELDS).map(([object, fields]) => [object, new Map(Object.entries(fields))])

function ownFields(): [string, Fields][] {
  const fields = packageSources('*.field-meta.xml').map(({ path, text }) => ({
    object: basename(dirname(dirname(path))).toLowerCase(),
    name: basename(path, '.field-meta.xml').toLowerCase(),
    type: /<type>(\w+)<\/type>/.exec(text)?.[1] ?? '',
  }))
  return [...Map.groupBy(fields, ({ object }) => object)].map(([object, all]) => [
    object,
    new Map(all.map(({ name, type }) => [name, type])),
  ])
}
