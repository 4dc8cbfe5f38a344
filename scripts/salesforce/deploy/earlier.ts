import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

/** The digests of the files of earlier versions, whose names had no prefix, by lower-case path. */
export type EarlierFiles = ReadonlyMap<string, ReadonlySet<string>>

const FOLDER = join(import.meta.dirname, 'earlier')
const Digests = Type.Record(Type.String(), Type.String())

/** The file that keeps the digests of a version. */
export const digestFileOf = (version: string): string => join(FOLDER, `${version}.json`)

/** The digests of the code in a converted package. An org does not tell the text of the rest. */
export function digestsOf(files: Record<string, Uint8Array>): Record<string, string> {
  const code = Object.entries(files).filter(([path]) => /^(classes|triggers|lwc)\/.*(?<!-meta\.xml)$/.test(path))
  return Object.fromEntries(code.map(([path, bytes]) => [path, digestOf(Buffer.from(bytes).toString())]))
}

/** The same for texts that differ in the ends of their lines alone: an org may store them in its own way. */
export const digestOf = (text: string): string =>
  createHash('sha256').update(text.replaceAll('\r\n', '\n').trimEnd()).digest('base64url')

/** Reads the digests of every earlier version. */
export function readEarlierFiles(): EarlierFiles {
  const files = globSync('*.json', { cwd: FOLDER })
  const digests = files.flatMap((file) =>
    Object.entries(Value.Parse(Digests, JSON.parse(readFileSync(join(FOLDER, file), 'utf8')))),
  )
  const byPath = Map.groupBy(digests, ([path]) => path.toLowerCase())
  return new Map([...byPath].map(([path, found]) => [path, new Set(found.map(([, digest]) => digest))]))
}
