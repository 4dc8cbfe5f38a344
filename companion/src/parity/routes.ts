import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { ConnectionServices } from '../connections/index.ts'
import { asWork } from '../credits/index.ts'
import { answerCsv } from '../platform/http/csv-answer.ts'
import type { Routes } from '../platform/http/http.ts'
import { handle, route } from '../platform/http/route.ts'
import { Exactly, NoBody, NoContent } from '../platform/schemas.ts'
import type { ParityReportId } from './ids.ts'
import { pickLanguage } from '../platform/labels/labels.ts'
import { newestOfEach } from './fingerprint/store.ts'
import { readReport } from './report/read-report.ts'
import { makeReport, markRead } from './report/report.ts'
import { reportCsv } from './report/csv.ts'
import { inWords } from './report/in-words.ts'
import { reportHeads } from './report/store.ts'
import { HeadAnswer, OneReport, OrgAnswer, ReportAnswer, TakenAnswer } from './schemas.ts'
import { takeFingerprintNowOrLater } from './reading/take-job.ts'

const FINGERPRINTS = '/api/v1/parity/fingerprints'
const REPORTS = '/api/v1/parity/reports'

export const TakeFingerprint = route({
  method: 'POST',
  url: FINGERPRINTS,
  config: { access: 'admin' },
  schema: {
    summary: 'Reads what the connected org looks like now, for one credit',
    tags: ['parity'],
    body: NoBody,
    response: { 201: TakenAnswer },
  },
})

export const ReadFingerprints = route({
  method: 'GET',
  url: FINGERPRINTS,
  config: { access: 'signed-in' },
  schema: {
    summary: 'The newest fingerprint of each org that is known',
    tags: ['parity'],
    response: { 200: Exactly({ orgs: Type.Array(OrgAnswer) }) },
  },
})

/** Each tenant is counted by itself. */
const ONE_TENANT = {
  max: 30,
  timeWindow: '1 hour',
  hook: 'preParsing',
  keyGenerator: ({ tenantId }: FastifyRequest) => tenantId,
} as const

export const MakeReport = route({
  method: 'POST',
  url: REPORTS,
  config: { access: 'admin', rateLimit: ONE_TENANT },
  schema: {
    summary: 'Compares the newest fingerprints of a sandbox and of production',
    tags: ['parity'],
    body: NoBody,
    response: { 201: OneReport },
  },
})

export const ReadReports = route({
  method: 'GET',
  url: REPORTS,
  config: { access: 'signed-in' },
  schema: {
    summary: 'The comparisons that were made, the newest first',
    tags: ['parity'],
    response: { 200: Exactly({ reports: Type.Array(HeadAnswer) }) },
  },
})

export const ReadReport = route({
  method: 'GET',
  url: `${REPORTS}/:reportId`,
  config: { access: 'signed-in' },
  schema: {
    summary: 'A comparison with all its differences',
    tags: ['parity'],
    params: OneReport,
    response: { 200: ReportAnswer },
  },
})

export const ReadReportCsv = route({
  method: 'GET',
  url: `${REPORTS}/:reportId.csv`,
  config: { access: 'signed-in' },
  schema: {
    summary: 'The same as a file for a spreadsheet',
    tags: ['parity'],
    params: OneReport,
    response: { 200: Type.String() },
  },
})

export const MarkRead = route({
  method: 'POST',
  url: `${REPORTS}/:reportId/read`,
  config: { access: 'admin' },
  schema: {
    summary: 'Notes that an admin has read a comparison',
    tags: ['parity'],
    params: OneReport,
    body: NoBody,
    response: { 204: NoContent },
  },
})

const idIn = ({ reportId }: { reportId: string }) => reportId as ParityReportId

/** Fingerprints of orgs, and the reports that compare them. */
export const parityRoutes: Routes<ConnectionServices> = (app, deps) => {
  handle(app, TakeFingerprint, ({ tenantId, person: by }) =>
    asWork({ tenantId, kind: 'read-org', by }, () => takeFingerprintNowOrLater(tenantId, deps), deps),
  )

  handle(app, ReadFingerprints, async ({ tenantId }) => ({
    orgs: await newestOfEach(tenantId, deps),
  }))

  handle(app, MakeReport, async ({ tenantId }) => ({ reportId: await makeReport(tenantId, deps) }))

  handle(app, ReadReports, async ({ tenantId }) => ({
    reports: await reportHeads(tenantId, deps),
  }))

  handle(app, ReadReport, async (request) => {
    const report = await readReport(request.tenantId, idIn(request.params), deps)
    return inWords(report, pickLanguage(request))
  })

  handle(app, ReadReportCsv, async (request, reply) => {
    const report = await readReport(request.tenantId, idIn(request.params), deps)
    return answerCsv(reportCsv(report, pickLanguage(request)), reply)
  })

  handle(app, MarkRead, async ({ params, person }) => {
    await markRead(idIn(params), person, deps)
  })
}
