import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Members, readManifest, writeManifest } from './manifest.ts'
import { type ComponentName, keyOf } from './ownership.ts'
import { runQuietly, runSf } from './sf.ts'

/** A package directory, and the options for the Salesforce CLI. */
export type Deployment = { directory: string; options: string[] }

/** Runs a command that deploys the directory, and removes outdated components after it. */
export function deployOver(outdated: ComponentName[], command: string, { directory, options }: Deployment): void {
  if (outdated.length === 0) runSf(command, '--source-dir', directory, ...options)
  else
    withFolder((folder) => {
      generateManifest(directory, folder, 'package')
      deployManifests(command, { folder, removed: membersOf(outdated) }, options)
    })
}

/** Our components under names of earlier versions, and those in the org that are not ours. */
type Found = { outdated: ComponentName[]; strangers: ComponentName[] }

/** Removes everything in the package, what is not ours left out. */
export function rollBack({ outdated, strangers }: Found, { directory, options }: Deployment): void {
  withFolder((folder) => {
    generateManifest(directory, folder, 'destroy')
    const removed = withoutSome(readManifest(readFileSync(join(folder, 'destructiveChanges.xml'), 'utf8')), strangers)
    writeFileSync(join(folder, 'package.xml'), writeManifest(new Map()))
    const more = joined(membersOf(outdated), scriptedIn(directory))
    deployManifests('project deploy start', { folder, removed: joined(removed, more) }, options)
  })
}

/** What `npm run client-app` deployed beside the files of a directory: the keys of the app, which no file holds. */
const scriptedIn = (directory: string): Members =>
  new Map(
    basename(directory) === 'force-app-client' ? [['ExtlClntAppGlobalOauthSettings', ['Tollbridge_glbloauth']]] : [],
  )

/** Makes a folder for some work, and deletes it. */
export function withFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'tollbridge-deploy-'))
  try {
    work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Has the CLI write a manifest of the directory: `package.xml`, or `destructiveChanges.xml` to remove it. */
function generateManifest(directory: string, folder: string, type: 'package' | 'destroy'): void {
  runQuietly('project generate manifest', '--source-dir', directory, '--type', type, '--output-dir', folder)
}

function deployManifests(
  command: string,
  { folder, removed }: { folder: string; removed: Members },
  options: string[],
) {
  const file = join(folder, 'removed.xml')
  writeFileSync(file, writeManifest(removed))
  runSf(command, '--manifest', join(folder, 'package.xml'), '--post-destructive-changes', file, ...options)
}

const membersOf = (components: ComponentName[]): Members =>
  new Map([...Map.groupBy(components, ({ type }) => type)].map(([type, of]) => [type, of.map(({ name }) => name)]))

const joined = (one: Members, other: Members): Members =>
  new Map(
    [...one.keys(), ...other.keys()].map((type) => [type, [...(one.get(type) ?? []), ...(other.get(type) ?? [])]]),
  )

/**
 * What a manifest lists, some of it left out. The file of the labels is left out too: each label is named by itself.
 * UNSURE whether Salesforce would refuse to delete the file.
 */
function withoutSome(members: Members, gone: ComponentName[]): Members {
  const keys = new Set(gone.map(keyOf))
  const stays = (type: string, name: string) => keys.has(`${type}:${name}`.toLowerCase())
  const types = [...members].filter(([type]) => type !== 'CustomLabels')
  return new Map(types.map(([type, names]) => [type, names.filter((name) => !stays(type, name))]))
}
