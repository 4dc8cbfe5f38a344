import type { App } from './http.ts'

/** While the service stops, each answer is the last one of its connection, so that no browser keeps it from ending. */
export function endConnectionsWhenStopping(app: App): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
  })
}
