import { Type } from 'typebox'
import type { Routes } from '../../http/server.ts'
import type { Org } from '../../org/org.ts'

/** The SOAP Metadata API, as far as `sf project deploy` uses it. Loads the XML and zip readers on demand. */
export const soapRoutes: Routes<Org> = (server, org) => {
  server.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
  server.post('/services/Soap/m/:version', { schema: { body: Type.String() } }, async (request, reply) => {
    const { answerSoap } = await import('./soap-answer.ts')
    return answerSoap(request.body, { request, reply: reply.type('text/xml; charset=utf-8') }, org)
  })
}
