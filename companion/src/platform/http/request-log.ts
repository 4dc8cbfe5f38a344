import type { App } from './http.ts'

/** One line for each answer: the route's pattern, never the address, a header or a body. */
export const logRequests = (app: App): void =>
  void app.addHook('onResponse', async ({ method, routeOptions, log }, { statusCode, elapsedTime }) => {
    log.info({ method, route: routeOptions.url, status: statusCode, ms: Math.round(elapsedTime) }, 'answered')
  })
