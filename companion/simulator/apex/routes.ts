import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import type { ApexCall } from './apex-call.ts'
import { readOverview } from './overview-controller.ts'
import { readUsage } from './usage-controller.ts'

const Method = Type.Object({ class: Type.String(), method: Type.String() })

/** The time zone of the page; in an org, the session knows that of its user. */
const Headers = Type.Object({ 'time-zone': Type.String({ default: 'UTC' }) })

const DOUBLES: Partial<Record<string, (org: Org, call: ApexCall) => Promise<unknown>>> = {
  'OverviewController.read': readOverview,
  'UsageController.read': readUsage,
}

/** Stands in for the package's Apex, which no machine but Salesforce can run. */
export const apexRoutes: Routes<Org> = (server, org) => {
  server.post(
    '/lightning/apex/:class/:method',
    { schema: { params: Method, headers: Headers } },
    async (request, reply) => {
      const name = `${request.params.class}.${request.params.method}`
      const double = DOUBLES[name]
      if (double) return double(org, { parameters: request.body, timeZone: request.headers['time-zone'] })
      return reply.code(500).send({
        message: `Unable to find Apex action method referenced as '${name}'.`,
        exceptionType: 'System.AuraHandledException',
      })
    },
  )
}
