/**
 * Brings the external client app into an org, in the order that Salesforce takes:
 *   npm run client-app -- --companion https://companion.example.com --target-org ORG
 * First the app, its OAuth settings and its global settings together, then the policies. The consumer key and secret are
 * made for this org and printed once. Other options go to the Salesforce CLI as they are.
 */
import { randomBytes } from 'node:crypto'
import { type ClientKeys, POLICY_FOLDERS, writeClientApp } from './client-app-files.ts'
import { withFolder } from './moves.ts'
import { hasFailed, runSf } from './sf.ts'
import { refuse, say } from './terminal.ts'

/** Takes the address of the companion out of the options. */
function companionIn(words: string[]): { companion?: URL; options: string[] } {
  const at = words.indexOf('--companion')
  const text = words[at + 1]
  if (at < 0 || text === undefined || !URL.canParse(text)) return { options: words }
  return { companion: new URL(text), options: words.toSpliced(at, 2) }
}

function bring(keys: ClientKeys, options: string[]): void {
  withFolder((folder) => {
    writeClientApp(folder, keys)
    runSf('project deploy start', '--metadata-dir', folder, ...options)
  })
  if (hasFailed()) return
  const folders = POLICY_FOLDERS.flatMap((folder) => ['--source-dir', folder])
  runSf('project deploy start', ...folders, ...options)
  if (hasFailed()) say(POLICIES_REFUSED)
  say(remaining(keys))
}

const POLICIES_REFUSED = `The app is there, its policies are not. Open Setup > External Client App Manager > Tollbridge > Policies, and choose
"Admin approved users are pre-authorized", the permission set Tollbridge Integration User, and a refresh token that
expires after 90 days without use.`

const remaining = ({ companion, consumerKey, consumerSecret }: ClientKeys) => `
By hand:
1. Give the Marketo admin, over a safe channel, the keys of this org. They are shown only now.
   Consumer key:    ${consumerKey}
   Consumer secret: ${consumerSecret}
2. Open Setup > External Client App Manager > Tollbridge. The callback URL must be ${companion.origin}/oauth/callback.
3. Assign the permission set Tollbridge Integration User to the user of the companion.
4. Wait ten minutes, then connect the org in the companion.`

const { companion, options } = companionIn(process.argv.slice(2))
if (companion?.protocol === 'https:') {
  const [consumerKey, consumerSecret] = [randomBytes(48).toString('hex'), randomBytes(32).toString('hex')]
  bring({ companion, consumerKey, consumerSecret }, options)
} else {
  refuse('Usage: npm run client-app -- --companion https://HOST --target-org ORG', options)
}
