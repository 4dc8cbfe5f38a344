import { basename, dirname } from 'node:path'
import { labelsOf } from '../../../scripts/salesforce/labels.ts'
import { packageSources } from '../../../scripts/salesforce/sources.ts'
import { describeDouble, type DescribedObject } from '../../support/apex/doubles/describe.ts'
import { httpDouble } from '../../support/apex/doubles/http.ts'
import { orgDouble, together } from '../../support/apex/doubles/org.ts'
import type { Platform } from '../../support/apex/machine.ts'

type Fields = Map<string, string>

/** The fields of standard objects that classes of the package read, as the Object Reference tells them. */
const STANDARD: Record<string, Record<string, string>> = {
  apextrigger: {
    apiversion: 'Number',
    bodycrc: 'Number',
    name: 'Text',
    namespaceprefix: 'Text',
    status: 'Text',
    tableenumorid: 'Text',
    ...Object.fromEntries(
      [
        'beforeinsert',
        'beforeupdate',
        'beforedelete',
        'afterinsert',
        'afterupdate',
        'afterdelete',
        'afterundelete',
      ].map((event) => [`usage${event}`, 'Checkbox']),
    ),
  },
  flowdefinitionview: {
    apiname: 'Text',
    isactive: 'Checkbox',
    namespaceprefix: 'Text',
    recordtriggertype: 'Text',
    triggerobjectoreventid: 'Text',
    triggertype: 'Text',
  },
  organization: {
    id: 'Text',
    issandbox: 'Checkbox',
    name: 'Text',
    organizationtype: 'Text',
    trialexpirationdate: 'DateTime',
  },
}

/** What the package's metadata says of labels and fields. */
export function packagePlatform(): Pick<Platform, 'labels' | 'fieldTypes'> {
  const labels = packageSources('CustomLabels.labels-meta.xml').flatMap((source) => [...labelsOf(source)])
  return {
    labels: new Map(labels.map(([name, text]) => [name.toLowerCase(), text])),
    fieldTypes: new Map([...standardFields(), ...ownFields()]),
  }
}

/** A platform on which a test of the package runs, new for each, in an org with these objects. */
export const testPlatform = (seed: number, objects: DescribedObject[]): Pick<Platform, 'seed' | 'double'> => ({
  seed,
  double: together(together(httpDouble(), orgDouble), describeDouble(objects, seed)),
})

const standardFields = (): [string, Fields][] =>
  Object.entries(STANDARD).map(([object, fields]) => [object, new Map(Object.entries(fields))])

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
