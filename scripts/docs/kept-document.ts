import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'

/** The folder of the repository. */
export const projectRoot = join(import.meta.dirname, '../..')

/** A Markdown file of which at least a part is written by a script. */
export type KeptDocument = {
  /** Relative to the repository. */
  path: string
  /** The whole text, not yet formatted. */
  text: string
  /** The npm command that writes the document. */
  command: string
}

/** Writes the document when the script was called with `--write`, and reports whether the file is up to date. */
export async function faultsOfDocument({ path, text, command }: KeptDocument): Promise<string[]> {
  const file = join(projectRoot, path)
  const formatted = await format(text, { ...(await resolveConfig(file)), filepath: file })
  const { values } = parseArgs({ options: { write: { type: 'boolean' } } })
  if (values.write) writeFileSync(file, formatted)
  return readFileSync(file, 'utf8') === formatted ? [] : [`${path} is out of date: npm run ${command}`]
}

/** Prints the faults, and ends the process with 1 if there are any. */
export function reportFaults(what: string, faults: string[]): void {
  const lines = faults.map((fault) => `  ${fault}\n`).join('')
  process.stdout.write(faults.length === 0 ? `${what}: fine\n` : `${what}: ${faults.length} found\n${lines}`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
