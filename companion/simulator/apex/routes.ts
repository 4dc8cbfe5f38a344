import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { ApexRefusal, type ApexCall } from './apex-call.ts'
import { readEnvironments } from './environments-controller.ts'
import { endOfReport, startReport } from './fingerprint/fingerprint-controller.ts'
import { progressOf } from './fingerprint/fingerprint-progress.ts'
import { markNoticesAsRead, readNotices } from './notices-controller.ts'
import { readGlance } from './usage/glance-controller.ts'
import { readOverview } from './usage/overview-controller.ts'
import { pairByCode, renewKey, unpair } from './setup/pairing-controller.ts'
import {
  changeAlerts,
  changeLevels,
  muteBell,
  readSetup,
  scheduleSnapshots,
  testBell,
} from './setup/setup-controller.ts'
import { readSpend } from './usage/spend-controller.ts'
import { readUsage } from './usage/usage-controller.ts'

const Method = Type.Object({ class: Type.String(), method: Type.String() })

/** The time zone and the language of the page. In an org they come from the user's session. */
const Headers = Type.Object({
  'time-zone': Type.String({ default: 'UTC' }),
  'accept-language': Type.String({ default: 'en' }),
})

/** The double of each method of Apex that components call. */
export const DOUBLES: Partial<Record<string, (org: Org, call: ApexCall) => unknown>> = {
  'TollbridgeEnvironmentsController.read': readEnvironments,
  'TollbridgeFingerprintController.read': progressOf,
  'TollbridgeFingerprintController.start': startReport,
  'TollbridgeGlanceController.read': readGlance,
  'TollbridgeNoticesController.markAsRead': markNoticesAsRead,
  'TollbridgeNoticesController.read': readNotices,
  'TollbridgeOverviewController.read': readOverview,
  'TollbridgePairingController.pair': pairByCode,
  'TollbridgePairingController.renewKey': renewKey,
  'TollbridgePairingController.unpair': unpair,
  'TollbridgeSetupController.changeAlerts': changeAlerts,
  'TollbridgeSetupController.changeLevels': changeLevels,
  'TollbridgeSetupController.mute': muteBell,
  'TollbridgeSetupController.read': readSetup,
  'TollbridgeSetupController.schedule': scheduleSnapshots,
  'TollbridgeSetupController.testBell': testBell,
  'TollbridgeSpendController.read': readSpend,
  'TollbridgeUsageController.read': readUsage,
}

/** Stands in for the package's Apex, which only Salesforce can run in full. */
export const apexRoutes: Routes<Org> = (server, org) => {
  server.addHook('onClose', () => endOfReport(org))
  server.post(
    '/lightning/apex/:class/:method',
    { schema: { params: Method, headers: Headers } },
    async (request, reply) => {
      const name = `${request.params.class}.${request.params.method}`
      const double = DOUBLES[name]
      if (!double) return reply.code(500).send(exception(`Unable to find Apex action method referenced as '${name}'.`))
      const { 'time-zone': timeZone, 'accept-language': language } = request.headers
      try {
        const answer: unknown = await double(org, { parameters: request.body, timeZone, language })
        return await (answer === undefined ? reply.code(204).send() : reply.send(answer))
      } catch (refusal) {
        if (refusal instanceof ApexRefusal) return reply.code(500).send(exception(refusal.message))
        throw refusal
      }
    },
  )
}

const exception = (message: string) => ({ message, exceptionType: 'System.AuraHandledException' })
