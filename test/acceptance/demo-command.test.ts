import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { freePort, startDemo, temporaryFolder } from '../kit/acceptance/demo.ts'

const run = promisify(execFile)

/** The processes whose command line or environment names the folder. */
function processesNaming(folder: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => commandLine(pid))
    .filter((line) => line.includes(folder))
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/environ`, 'utf8')
  } catch {
    return ''
  }
}

type Failure = { code: number; stderr: string; stdout: string }

async function failingDemo(...args: string[]): Promise<Failure> {
  try {
    await run('npm', ['run', '--silent', 'demo', '--', ...args])
  } catch (failure) {
    return failure as Failure
  }
  throw new Error('the demo ended well')
}

describe('npm run demo', () => {
  it('names every address, account and secret in one JSON line, and leaves no process after Ctrl-C', async () => {
    const folder = await temporaryFolder()
    const port = await freePort()
    const demo = await startDemo(folder.path, port)

    expect(demo.companion.url).toBe(`http://127.0.0.1:${port}`)
    expect(demo.orgs.map(({ environment }) => environment).toSorted()).toEqual(['production', 'sandbox'])
    expect(processesNaming(folder.path).length).toBeGreaterThan(2)

    await demo.stop()
    expect(processesNaming(folder.path)).toEqual([])
    await folder.remove()
  })

  it('says in one line that the port is in use', async () => {
    const folder = await temporaryFolder()
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0

    const { code, stderr } = await failingDemo('--state', folder.path, '--port', String(port))

    server.close()
    expect(code).not.toBe(0)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(`port ${port} on 127.0.0.1 is in use`)
    await folder.remove()
  })

  it('says in one line that a second demo uses the folder', async () => {
    const folder = await temporaryFolder()
    const demo = await startDemo(folder.path)

    const { code, stderr } = await failingDemo('--state', folder.path, '--port', String(await freePort()))

    expect(code).not.toBe(0)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/^tollbridge: another process uses/)
    await demo.stop()
    await folder.remove()
  })

  it('refuses an invalid port and an unknown flag', async () => {
    expect((await failingDemo('--port', 'eighty')).stderr).toContain('whole number')
    expect((await failingDemo('--prot', '80')).stderr).toContain("Unknown option '--prot'")
  })

  it('prints its usage with --help', async () => {
    const { stdout } = await run('npm', ['run', '--silent', 'demo', '--', '--help'])
    expect(stdout).toContain('--state DIR')
  })
})
