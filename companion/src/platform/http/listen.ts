import type { App } from './http.ts'
import { codeOf, StartupFault } from '../startup-fault.ts'

type Place = { host: string; port: number }

/** Takes requests from now on. */
export async function listen(app: App, { host, port }: Place): Promise<void> {
  await app.listen({ host, port, listenTextResolver: () => 'listening' }).catch((fault: unknown) => {
    throw explain(fault, { host, port })
  })
}

const REASONS: Record<string, (place: string) => [problem: string, remedy: string]> = {
  EADDRINUSE: (place) => [`${place} is in use`, 'Stop what listens there, or choose another port with PORT'],
  EACCES: (place) => [`this user may not listen on ${place}`, 'Choose a port above 1023 with PORT'],
  EADDRNOTAVAIL: (place) => [`${place} is no address of this machine`, 'Correct HOST'],
  ENOTFOUND: (place) => [`${place} is no known host`, 'Correct HOST'],
}

function explain(fault: unknown, { host, port }: Place): unknown {
  const reason = REASONS[codeOf(fault) ?? '']
  if (!reason) return fault
  const [problem, remedy] = reason(`${host}:${port}`)
  return new StartupFault(problem, remedy, { cause: fault })
}
