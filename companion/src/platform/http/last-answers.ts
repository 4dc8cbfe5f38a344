import type { App } from './routing.ts'

/** How long requests may take to end while the service stops. It leaves time for the jobs and the leases. */
const LAST_REQUESTS_MS = 3_000

/**
 * While the service stops, each answer is the last one of its connection, so that no browser keeps it from ending. A
 * client that still sends its request, or does not read its answer, is disconnected after three seconds.
 */
export function endConnectionsWhenStopping(app: App): void {
  let stopping = false
  app.addHook('preClose', (done) => {
    stopping = true
    const timer = setTimeout(() => {
      app.server.closeAllConnections()
    }, LAST_REQUESTS_MS)
    app.server.once('close', () => {
      clearTimeout(timer)
    })
    timer.unref()
    done()
  })
  app.addHook('onSend', (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
    return Promise.resolve()
  })
}
