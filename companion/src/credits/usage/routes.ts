import { Type } from 'typebox'
import type { Routes } from '../../platform/http/http.ts'
import { readForecast, type ForecastDeps } from '../forecast/read.ts'
import { ForecastAnswer, forecastAnswer } from '../forecast/schemas.ts'
import { readUsage } from './usage.ts'
import { readUsageCsv } from './csv.ts'
import { UsageAnswer, usageAnswer, UsageQuery } from './schemas.ts'

const ReadUsage = {
  summary: 'What was spent in the last 24 hours, 7 days or 30 days, by hour or by day of the reader',
  tags: ['credits'],
  querystring: UsageQuery,
  response: { 200: UsageAnswer },
}

const ReadUsageCsv = {
  summary: 'The ledger of the same time by hour (UTC), as a file for a spreadsheet',
  tags: ['credits'],
  querystring: UsageQuery,
  response: { 200: Type.String() },
}

const ReadForecast = {
  summary: 'What the window that is open now will take, and when its limit will be reached',
  tags: ['credits'],
  response: { 200: ForecastAnswer },
}

/** What a tenant spent over time, and what it will have spent. */
export const usageRoutes: Routes<ForecastDeps> = (app, deps) => {
  app.get('/api/v1/credits/usage', { schema: ReadUsage, config: { access: 'signed-in' } }, async (request) =>
    usageAnswer(await readUsage(request.tenantId, request.query, deps)),
  )

  app.get(
    '/api/v1/credits/usage.csv',
    { schema: ReadUsageCsv, config: { access: 'signed-in' } },
    async ({ tenantId, query }, reply) => {
      const { name, content } = await readUsageCsv(tenantId, query, deps)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(content)
    },
  )

  app.get('/api/v1/credits/forecast', { schema: ReadForecast, config: { access: 'signed-in' } }, async (request) =>
    forecastAnswer(await readForecast(request.tenantId, deps)),
  )
}
