import type { Routes } from '../platform/http/http.ts'
import type { ParityReportId } from '../platform/ids.ts'
import { pickLanguage } from '../platform/labels/labels.ts'
import { newestOfEach } from './fingerprint/store.ts'
import { readReport, type ReadReportDeps } from './report/read-report.ts'
import { makeReport, markRead } from './report/report.ts'
import { reportCsv } from './report/csv.ts'
import { reportHeads } from './report/store.ts'
import {
  headAnswer,
  MakeReport,
  MarkRead,
  orgAnswer,
  ReadFingerprints,
  ReadReport,
  ReadReportCsv,
  ReadReports,
  reportAnswer,
  takenAnswer,
  TakeFingerprint,
} from './schemas.ts'
import { takeFingerprintNowOrLater, type TakeJobDeps } from './reading/take-job.ts'

export type ParityDeps = TakeJobDeps & ReadReportDeps

const FINGERPRINTS = '/api/v1/parity/fingerprints'
const REPORTS = '/api/v1/parity/reports'
const SIGNED_IN = { access: 'signed-in' } as const
const ADMIN = { access: 'admin' } as const

const idIn = ({ reportId }: { reportId: string }) => reportId as ParityReportId

/** Fingerprints of orgs, and the reports that compare them. */
export const parityRoutes: Routes<ParityDeps> = (app, deps) => {
  app.post(FINGERPRINTS, { schema: TakeFingerprint, config: ADMIN }, async ({ tenantId }, reply) =>
    reply.code(201).send(takenAnswer(await takeFingerprintNowOrLater(tenantId, deps))),
  )

  app.get(FINGERPRINTS, { schema: ReadFingerprints, config: SIGNED_IN }, async ({ tenantId }) => ({
    orgs: (await newestOfEach(tenantId, deps)).map(orgAnswer),
  }))

  app.post(REPORTS, { schema: MakeReport, config: ADMIN }, async ({ tenantId }, reply) =>
    reply.code(201).send({ reportId: await makeReport(tenantId, deps) }),
  )

  app.get(REPORTS, { schema: ReadReports, config: SIGNED_IN }, async ({ tenantId }) => ({
    reports: (await reportHeads(tenantId, deps)).map(headAnswer),
  }))

  app.get(`${REPORTS}/:reportId`, { schema: ReadReport, config: SIGNED_IN }, async ({ tenantId, params }) =>
    reportAnswer(await readReport(tenantId, idIn(params), deps)),
  )

  app.get(`${REPORTS}/:reportId.csv`, { schema: ReadReportCsv, config: SIGNED_IN }, async (request, reply) => {
    const report = await readReport(request.tenantId, idIn(request.params), deps)
    const { name, content } = reportCsv(report, pickLanguage(request))
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(content)
  })

  app.post(`${REPORTS}/:reportId/read`, { schema: MarkRead, config: ADMIN }, async ({ params, person }, reply) => {
    await markRead(idIn(params), person, deps)
    return reply.code(204).send(null)
  })
}
