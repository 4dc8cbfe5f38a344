import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { readOverview } from './overview-controller.ts'

const Method = Type.Object({ class: Type.String(), method: Type.String() })

const DOUBLES: Partial<Record<string, (org: Org) => Promise<unknown>>> = { 'OverviewController.read': readOverview }

/** Stands in for the package's Apex, which no machine but Salesforce can run. */
export const apexRoutes: Routes<Org> = (server, org) => {
  server.post('/lightning/apex/:class/:method', { schema: { params: Method } }, async (request, reply) => {
    const name = `${request.params.class}.${request.params.method}`
    const double = DOUBLES[name]
    if (double) return double(org)
    return reply.code(500).send({
      message: `Unable to find Apex action method referenced as '${name}'.`,
      exceptionType: 'System.AuraHandledException',
    })
  })
}
