/**
 * Stores a version of the app in its deployable form, so that tests can upgrade from it:
 *   node scripts/salesforce/metadata/earlier-version.ts COMMIT VERSION
 * writes test/fixtures/package/tollbridge-VERSION.zip, the same bytes each time and as an org would have taken it, and the
 * digests of its code, by which a deployment tells it from the code of others.
 */
import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { digestFileOf, digestsOf } from '../deploy/earlier.ts'
import { projectRoot } from '../sources.ts'
import { acceptable } from './acceptable.ts'

const FOLDER = join(projectRoot, 'build/earlier-version')
const [SOURCE, CONVERTED] = [join(FOLDER, 'source'), join(FOLDER, 'converted')]
const SF = join(projectRoot, 'node_modules/.bin/sf')

/** The earliest time that a zip can store. Makes the bytes independent of the machine's clock. */
const NO_TIME = new Date(1980, 0, 1)

function convert(commit: string): void {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(SOURCE, { recursive: true })
  const archive = execFileSync('git', ['archive', commit, 'force-app', 'sfdx-project.json', '.forceignore'], {
    cwd: projectRoot,
    maxBuffer: 64 * 1024 * 1024,
  })
  execFileSync('tar', ['-x', '-C', SOURCE], { input: archive })
  const words = ['project', 'convert', 'source', '--root-dir', 'force-app', '--output-dir', CONVERTED]
  execFileSync(SF, words, { cwd: SOURCE, stdio: ['ignore', 'ignore', 'inherit'] })
}

function converted(): Record<string, Uint8Array> {
  const paths = globSync('**/*.*', { cwd: CONVERTED }).sort()
  return Object.fromEntries(paths.map((path) => [path, contentOf(path)]))
}

function contentOf(path: string): Uint8Array {
  const bytes = readFileSync(join(CONVERTED, path))
  const [text, taken] = [bytes.toString(), acceptable(path, bytes.toString())]
  return text === taken ? bytes : Buffer.from(taken)
}

const [commit, version] = process.argv.slice(2)
if (commit && version) {
  convert(commit)
  const files = converted()
  const zip = zipSync(files, { level: 9, mtime: NO_TIME })
  writeFileSync(join(projectRoot, `test/fixtures/package/tollbridge-${version}.zip`), zip)
  writeFileSync(digestFileOf(version), `${JSON.stringify(digestsOf(files), null, 2)}\n`)
} else {
  process.stderr.write('Usage: node scripts/salesforce/metadata/earlier-version.ts COMMIT VERSION\n')
  process.exitCode = 2
}
