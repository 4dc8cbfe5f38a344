import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { projectRoot } from '../sources.ts'

const SF = join(projectRoot, 'node_modules/.bin/sf')
const UNREAD = 'Nothing was deployed, because the org did not tell which code it has'
const MAX_ANSWER_BYTES = 64 * 1024 * 1024

const Refused = Type.Object({ status: Type.Integer({ minimum: 1 }), message: Type.String() })
const Failure = Type.Object({ stdout: Type.String() })

/** An org that cannot be read: unknown, out of reach, or closed to this user. */
export class UnreadableOrg extends Error {}

/** Runs a command of the Salesforce CLI in the sight of the user. The paths stand alone, since they may hold blanks. */
export function runSf(command: string, ...more: string[]): void {
  const { status } = spawnSync(SF, [...command.split(' '), ...more], { cwd: projectRoot, stdio: 'inherit' })
  process.exitCode = status ?? 1
}

/** Whether the last command failed that ran in the sight of the user. */
export const hasFailed = (): boolean => process.exitCode !== undefined && process.exitCode !== 0

/** Runs a command of the CLI that asks no org. */
export function runQuietly(command: string, ...more: string[]): void {
  const { status } = spawnSync(SF, [...command.split(' '), ...more], { cwd: projectRoot, stdio: 'ignore' })
  if (status !== 0) throw new Error(`sf ${command} failed`)
}

/** Queries the Tooling API of an org and returns the rows, each of which must fit the schema. */
export async function queryTooling<Row extends TSchema>(soql: string, row: Row, target: string[]) {
  const words = ['data', 'query', '--use-tooling-api', '--json', ...target, '--query', soql]
  const options = { cwd: projectRoot, maxBuffer: MAX_ANSWER_BYTES }
  const { stdout } = await promisify(execFile)(SF, words, options).catch((error: unknown) =>
    Value.Parse(Failure, error),
  )
  const answer: unknown = JSON.parse(stdout)
  if (Value.Check(Refused, answer)) throw new UnreadableOrg(`${UNREAD}: ${answer.message}`)
  return Value.Parse(Type.Object({ result: Type.Object({ records: Type.Array(row) }) }), answer).result.records
}
