import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { ApexRefusal } from './apex-call.ts'
import { callApex, endOfJobs, isAction } from './evaluated/run.ts'

const Method = Type.Object({ class: Type.String(), method: Type.String() })

/** The time zone and the language of the page. In an org they come from the user's session. */
const Headers = Type.Object({
  'time-zone': Type.String({ default: 'UTC' }),
  'accept-language': Type.String({ default: 'en' }),
})

/** Runs the package's Apex for its components. */
export const apexRoutes: Routes<Org> = (server, org) => {
  server.addHook('onClose', () => endOfJobs(org))
  server.post(
    '/lightning/apex/:class/:method',
    { schema: { params: Method, headers: Headers } },
    async (request, reply) => {
      const name = `${request.params.class}.${request.params.method}`
      if (!(await isAction(name)))
        return reply.code(500).send(exception(`Unable to find Apex action method referenced as '${name}'.`))
      const { 'time-zone': timeZone, 'accept-language': language } = request.headers
      try {
        const answer: unknown = await callApex(name, org, { parameters: request.body, timeZone, language })
        return await (answer === undefined ? reply.code(204).send() : reply.send(answer))
      } catch (refusal) {
        if (refusal instanceof ApexRefusal) return reply.code(500).send(exception(refusal.message))
        throw refusal
      }
    },
  )
}

const exception = (message: string) => ({ message, exceptionType: 'System.AuraHandledException' })
