import { Type } from 'typebox'
import { answerCsv } from '../../platform/http/csv-answer.ts'
import type { Routes } from '../../platform/http/http.ts'
import { handle, route } from '../../platform/http/route.ts'
import { readForecast } from '../forecast/read.ts'
import { ForecastAnswer } from '../forecast/schemas.ts'
import type { CreditServices } from '../services.ts'
import { readUsage } from './usage.ts'
import { readUsageCsv } from './csv.ts'
import { UsageAnswer, UsageQuery } from './schemas.ts'

export const ReadUsage = route({
  method: 'GET',
  url: '/api/v1/credits/usage',
  config: { access: 'signed-in' },
  schema: {
    summary: 'What was spent in the last 24 hours, 7 days or 30 days, by hour or by day of the reader',
    tags: ['credits'],
    querystring: UsageQuery,
    response: { 200: UsageAnswer },
  },
})

export const ReadUsageCsv = route({
  method: 'GET',
  url: '/api/v1/credits/usage.csv',
  config: { access: 'signed-in' },
  schema: {
    summary: 'The ledger of the same time by hour (UTC), as a file for a spreadsheet',
    tags: ['credits'],
    querystring: UsageQuery,
    response: { 200: Type.String() },
  },
})

export const ReadForecast = route({
  method: 'GET',
  url: '/api/v1/credits/forecast',
  config: { access: 'signed-in' },
  schema: {
    summary: 'What the window that is open now will take, and when its limit will be reached',
    tags: ['credits'],
    response: { 200: ForecastAnswer },
  },
})

/** What a tenant spent over time, and what it will have spent. */
export const usageRoutes: Routes<CreditServices> = (app, deps) => {
  handle(app, ReadUsage, ({ tenantId, query }) => readUsage(tenantId, query, deps))

  handle(app, ReadUsageCsv, async ({ tenantId, query }, reply) =>
    answerCsv(await readUsageCsv(tenantId, query, deps), reply),
  )

  handle(app, ReadForecast, ({ tenantId }) => readForecast(tenantId, deps))
}
