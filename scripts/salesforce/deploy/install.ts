import { globSync } from 'node:fs'
import { Type } from 'typebox'
import { projectRoot } from '../sources.ts'
import { bring } from './bring.ts'
import { hasFailed, queryTooling, runSf } from './sf.ts'
import { say, targetOf } from './terminal.ts'

const ADDRESS = "SELECT Id FROM NamedCredential WHERE DeveloperName = 'Tollbridge_Companion'"
const RIGHTS = 'force-app-integration/main/default/permissionsets'

/**
 * Installs or upgrades everything that belongs into an org: the companion's address where there is none yet, the app, and
 * the rights that come with a licence, each by itself. What the org lacks is named and left out.
 */
export async function install(options: string[]): Promise<void> {
  const addresses = await queryTooling(ADDRESS, Type.Object({ Id: Type.String() }), targetOf(options))
  if (addresses.length === 0) runSf('project deploy start', '--source-dir', 'force-app-companion', ...options)
  else say('The address of the companion stays as it is.')
  if (hasFailed()) return
  await bring('project deploy start', { directory: 'force-app', options })
  if (hasFailed()) return
  for (const path of globSync(`${RIGHTS}/*.xml`, { cwd: projectRoot }).sort()) installRight(path, options)
}

function installRight(path: string, options: string[]): void {
  runSf('project deploy start', '--source-dir', path, ...options)
  if (!hasFailed()) return
  const [, name = ''] = /(\w+)\.permissionset-meta\.xml$/.exec(path) ?? []
  say(`The permission set ${name} is not available in this org: its edition or licences lack what it grants.`)
  process.exitCode = 0
}
