import type { FastifyReply } from 'fastify'
import type { App } from './routing.ts'

const YEAR_IN_SECONDS = 31_536_000

const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
}

/** Headers that make browsers careful, on every answer; HTTPS for a year once it is served over HTTPS. */
export async function registerSafetyHeaders(app: App, publicUrl: URL): Promise<void> {
  await app.register(import('@fastify/helmet'), {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    strictTransportSecurity: publicUrl.protocol === 'https:' && { maxAge: YEAR_IN_SECONDS, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
    // The page sees whether the window in which a person signs in to Salesforce is still open.
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
  })
  app.addHook('onSend', async (_request, reply) => {
    keepOutOfCaches(reply)
  })
}

function keepOutOfCaches(reply: FastifyReply): void {
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
}
