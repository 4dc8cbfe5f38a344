import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { EventLogSettings } from '../state/org-state.ts'

const Changes = Type.Partial(EventLogSettings, { additionalProperties: false })
const Spend = Type.Object(
  {
    clientName: Type.String({ description: 'as in the Sforce-Call-Options header; empty for a client without one' }),
    appName: Type.Optional(Type.String()),
    username: Type.Optional(Type.String({ description: 'the integration user when left out' })),
    requests: Type.Integer({ minimum: 1, maximum: 99_999 }),
    overSeconds: Type.Optional(Type.Integer({ minimum: 1, description: 'until now; a second when left out' })),
  },
  { additionalProperties: false },
)

/** Sets the shape of the event log, and the usage of other clients. */
export const eventLogControlRoutes: Routes<Org> = (server, org) => {
  server.put('/__control/event-log', { schema: { body: Changes } }, ({ body }) => {
    org.eventLog.change(body)
    org.save.now()
    return org.eventLog.settings()
  })

  server.post('/__control/spend', { schema: { body: Spend } }, async ({ body }, reply) => {
    const { clientName, appName = '', username, requests, overSeconds = 1 } = body
    const person = username === undefined ? org.people[0] : org.people.find((one) => one.username === username)
    if (!person) return reply.code(404).send({ message: 'no user has that username' })
    const until = org.clock.now()
    const spending = { from: until - overSeconds * 1000, until, requests, clientName, appName, userId: person.id }
    org.state.spendings = [...(org.state.spendings ?? []), spending]
    org.window.add(requests)
    org.save.now()
    return reply.code(204).send()
  })
}
