import type { App } from './routing.ts'

/** While the service stops, each answer is the last one of its connection, so that no browser keeps it from ending. */
export function endConnectionsWhenStopping(app: App): void {
  let stopping = false
  app.addHook('preClose', (done) => {
    stopping = true
    done()
  })
  app.addHook('onSend', (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
    return Promise.resolve()
  })
}
