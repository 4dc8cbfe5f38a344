import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { projectRoot } from '../sources.ts'
import { writeManifest } from './manifest.ts'

const SOURCES = join(projectRoot, 'force-app-client/main/default')
const TEMPLATE = join(projectRoot, 'config/client-app.template.xml')
const GLOBAL = 'extlClntAppGlobalOauthSets/Tollbridge_glbloauth.ecaGlblOauth'

/** The folders of what Salesforce takes after the app. */
export const POLICY_FOLDERS = ['extlClntAppPolicies', 'extlClntAppOauthPolicies'].map(
  (folder) => `force-app-client/main/default/${folder}`,
)

/** What the app is given in one org. */
export type ClientKeys = { companion: URL; consumerKey: string; consumerSecret: string }

/** Writes a metadata folder with the app, its OAuth settings and its global settings, which Salesforce takes together. */
export function writeClientApp(folder: string, keys: ClientKeys): void {
  for (const path of globSync('{externalClientApps,extlClntAppOauthSettings}/*-meta.xml', { cwd: SOURCES })) {
    const target = join(folder, path.replace(/-meta\.xml$/, ''))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(join(SOURCES, path), target)
  }
  mkdirSync(dirname(join(folder, GLOBAL)), { recursive: true })
  writeFileSync(join(folder, GLOBAL), globalSettings(keys))
  writeFileSync(join(folder, 'package.xml'), writeManifest(MEMBERS))
}

const nameOf = (path: string) => basename(path).split('.')[0] ?? ''

const MEMBERS = new Map([
  ['ExternalClientApplication', globSync('externalClientApps/*', { cwd: SOURCES }).map(nameOf)],
  ['ExtlClntAppOauthSettings', globSync('extlClntAppOauthSettings/*', { cwd: SOURCES }).map(nameOf)],
  ['ExtlClntAppGlobalOauthSettings', [nameOf(GLOBAL)]],
])

function globalSettings({ companion, consumerKey, consumerSecret }: ClientKeys): string {
  return readFileSync(TEMPLATE, 'utf8')
    .replace('https://COMPANION', () => escaped(companion.origin))
    .replace('CONSUMER_KEY', () => escaped(consumerKey))
    .replace('CONSUMER_SECRET', () => escaped(consumerSecret))
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
