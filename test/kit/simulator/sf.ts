import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

const ROOT = resolve(import.meta.dirname, '../../..')
const SF = join(ROOT, 'node_modules/@salesforce/cli/bin/run.js')
const DEPLOY = join(ROOT, 'scripts/salesforce/deploy/deploy.ts')

const Answer = Type.Object({ status: Type.Number(), result: Type.Optional(Type.Unknown()), message: Type.Optional(Type.String()) }) // prettier-ignore
const Failure = Type.Object({ stdout: Type.String() })
const Said = Type.Object({ stdout: Type.String(), stderr: Type.String() })

type Org = { instanceUrl: string; accessToken: string }

/** The real Salesforce CLI, with its own home folder and without background work. */
export async function salesforceCli(org: Org) {
  const home = await mkdtemp(join(tmpdir(), 'tollbridge-sf-'))

  /** Runs a command and returns what it prints as JSON, also when it fails. `REST ` before it deploys by that API. */
  async function sf(command: string, ...more: string[]) {
    const words = command.replace('REST ', '').split(' ')
    const [program, parameters] = words[0] === 'deploy' ? [DEPLOY, words.slice(1)] : [SF, words]
    const env = environmentOf(home, org.accessToken, command.startsWith('REST '))
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...parameters, ...more, '--json'], {
      env,
      cwd: ROOT,
      maxBuffer: 64 * 1024 * 1024,
    }).catch((failure: unknown) => Value.Parse(Failure, failure))
    return Value.Parse(Answer, JSON.parse(stdout))
  }

  /** Runs one of our scripts and returns what it says to people. */
  async function script(path: string, ...words: string[]) {
    const options = { env: environmentOf(home, org.accessToken, false), cwd: ROOT, maxBuffer: 64 * 1024 * 1024 }
    const said = await promisify(execFile)(process.execPath, [join(ROOT, path), ...words], options).catch(
      (failure: unknown) => Value.Parse(Said, failure),
    )
    return `${said.stdout}${said.stderr}`
  }

  return { sf, script, remove: () => rm(home, { recursive: true, force: true }) }
}

const environmentOf = (home: string, token: string, byRest: boolean) => ({
  PATH: process.env.PATH,
  HOME: home,
  SF_ACCESS_TOKEN: token,
  SF_DISABLE_AUTOUPDATE: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_DISABLE_TELEMETRY: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  ...(byRest && { SF_ORG_METADATA_REST_DEPLOY: 'true' }),
})

/** Logs in with the access token in the environment, under the alias `sim`. */
export const LOGIN = 'org login access-token --alias sim --no-prompt --instance-url'
