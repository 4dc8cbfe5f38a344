import { execFileSync } from 'node:child_process'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Advisories } from './advisories.ts'
import type { LockedPackage } from './lock.ts'

/** Where the registry is, and how long one answer may take. */
export type Registry = { url: URL; timeoutMs: number }

/** What the registry answered, or in one line why it did not. */
export type Answer<T> = { value: T } | { why: string }

const BULK = '-/npm/v1/security/advisories/bulk'
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

const PublishTimes = Type.Object({ time: Type.Record(Type.String(), Type.String()) })

/** The registry of npm's own configuration. Throws where it is neither HTTPS nor on this machine. */
export function registryOfNpm(timeoutMs: number): Registry {
  const text = execFileSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  })
  const url = new URL(text.trim())
  if (url.protocol !== 'https:' && !LOOPBACK.includes(url.hostname))
    throw new Error('The registry of npm is not HTTPS.')
  return { url, timeoutMs }
}

/** The versions of each package, as the bulk endpoint takes them. */
export const versionsByName = (packages: LockedPackage[]): Record<string, string[]> =>
  Object.fromEntries(
    [...Map.groupBy(packages, ({ name }) => name)]
      .map(([name, copies]) => [name, [...new Set(copies.map(({ version }) => version))].sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** The known advisories that are about these versions. */
export async function askForAdvisories(
  versions: Record<string, string[]>,
  registry: Registry,
): Promise<Answer<Advisories>> {
  const request = { method: 'POST', body: JSON.stringify(versions), headers: { 'content-type': 'application/json' } }
  const answer = await ask(BULK, registry, request)
  if ('why' in answer) return answer
  return Value.Check(Advisories, answer.value) ? { value: answer.value } : { why: 'the answer has another form' }
}

/** When each version of a package was published. */
export async function askForPublishTimes(name: string, registry: Registry): Promise<Answer<Record<string, string>>> {
  const answer = await ask(name.replace('/', '%2f'), registry, { headers: { accept: 'application/json' } })
  if ('why' in answer) return answer
  return Value.Check(PublishTimes, answer.value)
    ? { value: answer.value.time }
    : { why: `the answer about ${name} has another form` }
}

async function ask(path: string, { url, timeoutMs }: Registry, request: RequestInit): Promise<Answer<unknown>> {
  const base = url.href.endsWith('/') ? url.href : `${url.href}/`
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(new URL(path, base), { ...request, redirect: 'error', signal })
    return response.ok ? { value: await response.json() } : { why: `it answered ${response.status}` }
  } catch (error) {
    if (error instanceof SyntaxError) return { why: 'the answer is not JSON' }
    const isLate = error instanceof DOMException && error.name === 'TimeoutError'
    return { why: isLate ? `it did not answer within ${timeoutMs / 1000} s` : 'it could not be reached' }
  }
}
