import { createServer } from 'node:net'
import { once } from 'node:events'
import { DemoFault } from './fault.ts'

const HOST = '127.0.0.1'

/** Listens on the port for a moment (any free one for 0). Returns its number, or undefined when it is in use. */
async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer()
  try {
    server.listen(port, HOST)
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address ? address.port : undefined
  } catch {
    return undefined
  } finally {
    server.close()
  }
}

/** Refuses a port that is in use, before anything has started. */
export async function assertFree(port: number): Promise<void> {
  if ((await tryPort(port)) === undefined) {
    throw new DemoFault(`port ${port} on ${HOST} is in use. Choose another: npm run demo -- --port ${port + 1}`)
  }
}

/** This many free ports. Uses the `wanted` ones while they are free. */
export async function choosePorts(wanted: readonly (number | undefined)[]): Promise<number[]> {
  const chosen: number[] = []
  for (const port of wanted) {
    const kept = port === undefined ? undefined : await tryPort(port)
    chosen.push(kept ?? (await freePort(chosen)))
  }
  return chosen
}

async function freePort(taken: readonly number[]): Promise<number> {
  const port = await tryPort(0)
  if (port === undefined) throw new DemoFault(`no port is free on ${HOST}. Close some programs and try again`)
  return taken.includes(port) ? freePort(taken) : port
}
