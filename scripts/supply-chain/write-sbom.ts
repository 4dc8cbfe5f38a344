/**
 * Writes what production installs as a CycloneDX document:
 *   npm run sbom [-- FILE]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { projectRoot } from '../docs/kept-document.ts'
import { readLock } from './lock.ts'
import { sbomOf, SBOM_FILE, textOfSbom } from './sbom.ts'

const file = resolve(process.argv[2] ?? join(projectRoot, 'build', SBOM_FILE))
const sbom = sbomOf(readLock(projectRoot))
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, textOfSbom(sbom))
process.stdout.write(`${sbom.components.length} packages: ${file}\n`)
