import { basename, dirname } from 'node:path'
import { classesIn, type ApexClass } from '../apex/class.ts'
import { parseApex } from '../../../packages/apex-interpreter/index.ts'
import { contractOf, type Contract } from './contract.ts'
import { packageSources, type Source } from '../sources.ts'

/** What the Apex of the package promises to components; its tests promise nothing. */
export async function packageContract(): Promise<Contract> {
  const files = await Promise.all(packageSources('*.cls').map(async ({ text }) => classesIn(await parseApex(text))))
  const settings = settingsIn(packageSources('*.object-meta.xml'), packageSources('*.field-meta.xml'))
  return contractOf(files.filter(isShipped).flat(), settings)
}

const isShipped = ([outer]: ApexClass[]) => outer?.isTest === false

/** The fields of custom settings, which are null where nobody set them. */
function settingsIn(objects: Source[], fields: Source[]): Set<string> {
  const folders = objects.filter(({ text }) => text.includes('<customSettingsType>')).map(({ path }) => dirname(path))
  const paths = fields.map(({ path }) => path).filter((path) => folders.includes(dirname(dirname(path))))
  return new Set(paths.map((path) => basename(path, '.field-meta.xml')))
}
