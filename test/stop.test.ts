import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../companion/src/platform/database/open.ts'
import { temporaryFolder } from './kit/acceptance/demo.ts'
import { signInByHttp, type HttpPerson } from './kit/acceptance/http-person.ts'
import { wireCalls } from './kit/acceptance/ledger.ts'
import { setFirstPassword } from './kit/acceptance/person.ts'
import {
  companionEnvironment,
  freePort,
  startCompanion,
  startSimulator,
  type Running,
  type SimulatorProcess,
} from './kit/acceptance/processes.ts'
import { createPostgresDatabase, describeOnBoth } from './kit/database/database.ts'
import { newKeyText } from './kit/service/vault.ts'

/** The head of a request to sign in, whose body is announced and never comes whole. */
const HALF_A_REQUEST = [
  'POST /api/v1/session HTTP/1.1',
  'host: companion',
  'content-type: application/json',
  'content-length: 1000',
  '',
  '{',
].join('\r\n')

describeOnBoth('A7 SIGTERM', (kind) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let env: Record<string, string>
  let simulator: SimulatorProcess
  let companion: Running
  let port: number
  let person: HttpPerson

  beforeEach(async () => {
    folder = await temporaryFolder()
    port = await freePort()
    simulator = await startSimulator(folder.path, port)
    env = { ...companionEnvironment(folder.path, port, simulator), VAULT_KEYS: newKeyText() }
    if (kind === 'postgres') env.DATABASE_URL = await createPostgresDatabase()
    companion = await startCompanion(env)
    await setFirstPassword(`http://127.0.0.1:${port}`, simulator.mailbox.url)
    person = await signInByHttp(`http://127.0.0.1:${port}`)
  })
  afterEach(async () => {
    await companion.kill('SIGTERM')
    await simulator.kill('SIGTERM')
    await folder.remove()
  })

  /** A client that has sent a text, and sends a letter every second for as long as it may. */
  async function slowClient(text: string) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write(text)
    const timer = setInterval(() => socket.write('x'), 1_000)
    socket.on('close', () => {
      clearInterval(timer)
    })
    return socket
  }

  it('SEC-M5: stops in order beside slow clients, and returns the leases', async () => {
    const org = simulator.orgs.find(({ environment }) => environment === 'sandbox')
    if (!org) throw new Error('no org')
    expect(await person.connect(org)).toBe(200)
    const stream = connect(port, '127.0.0.1').on('error', () => undefined)
    stream.write(`GET /api/v1/events HTTP/1.1\r\nhost: companion\r\ncookie: ${person.cookie()}\r\n\r\n`)
    await once(stream, 'data')
    const idle = connect(port, '127.0.0.1').on('error', () => undefined)
    idle.write('GET /health HTTP/1.1\r\nhost: companion\r\n\r\n')
    await once(idle, 'data')
    const slow = [await slowClient(HALF_A_REQUEST), await slowClient('GET /health HTTP/1.1\r\nhos')]

    // A stop that takes longer than ten seconds ends with code 1.
    expect(await companion.kill('SIGTERM')).toBe(0)

    expect(companion.output()).toContain('"msg":"stopped"')
    for (const socket of [stream, idle, ...slow]) socket.destroy()
    const database = await openDatabase({ dataDir: env.DATA_DIR ?? '', databaseUrl: env.DATABASE_URL })
    const leases = await database.execute('select * from credit_lease where granted > spent')
    const spent = await database.execute(`select sum(credits)::int as n from credit_count where outcome = 'spent'`)
    await database.close()
    expect(leases.rows).toEqual([])
    expect(spent.rows).toEqual([{ n: await wireCalls(org) }])
  })
})
