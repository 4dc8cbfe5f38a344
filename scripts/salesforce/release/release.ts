/**
 * Makes what installs Tollbridge without a clone of this repository:
 *   npm run release [-- FOLDER]
 * writes one metadata zip for each package directory that an org can take as it is, and `SHA256SUMS`, to `build/release`
 * or the folder. The same sources give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { projectRoot } from '../sources.ts'
import { checksumsOf, RELEASED, zipOf } from './zips.ts'

const folder = resolve(process.argv[2] ?? join(projectRoot, 'build/release'))
mkdirSync(folder, { recursive: true })
const zips = await Promise.all(RELEASED.map(async (one) => [one.file, await zipOf(one.directory)] as const))
for (const [file, zip] of zips) writeFileSync(join(folder, file), zip)
writeFileSync(join(folder, 'SHA256SUMS'), checksumsOf(zips))
process.stdout.write(`${checksumsOf(zips)}${folder}\n`)
