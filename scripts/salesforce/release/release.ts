/**
 * Makes what installs Tollbridge without a clone of this repository:
 *   npm run release [-- FOLDER]
 * writes one metadata zip for each package directory that an org can take as it is, the SBOM of the companion, and
 * `SHA256SUMS`, to `build/release` or the folder. The same sources give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readLock } from '../../supply-chain/lock.ts'
import { SBOM_FILE, sbomOf, textOfSbom } from '../../supply-chain/sbom.ts'
import { projectRoot } from '../sources.ts'
import { checksumsOf, RELEASED, zipOf } from './zips.ts'

const folder = resolve(process.argv[2] ?? join(projectRoot, 'build/release'))
mkdirSync(folder, { recursive: true })
const zips = await Promise.all(RELEASED.map(async (one) => [one.file, await zipOf(one.directory)] as const))
const files = [...zips, [SBOM_FILE, Buffer.from(textOfSbom(sbomOf(readLock(projectRoot))))] as const]
for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes)
writeFileSync(join(folder, 'SHA256SUMS'), checksumsOf(files))
process.stdout.write(`${checksumsOf(files)}${folder}\n`)
