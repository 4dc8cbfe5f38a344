import type { FastifyRequest } from 'fastify'
import type { Platform } from '../platform/deps.ts'
import type { Routes } from '../platform/http/http.ts'
import { handle, route } from '../platform/http/route.ts'
import { NoBody, NoContent } from '../platform/schemas.ts'
import { composeTestMail } from './notice-mail.ts'
import { OneTopic, Subscriptions, WantsMail } from './schemas.ts'
import { subscribe, subscriptionsOf } from './subscriptions.ts'

/** Each tenant is counted by itself. */
const FEW_TESTS = {
  max: 3,
  timeWindow: '10 minutes',
  hook: 'preHandler',
  keyGenerator: ({ tenantId }: FastifyRequest) => tenantId,
} as const

export const ReadSubscriptions = route({
  method: 'GET',
  url: '/api/v1/notices/subscriptions',
  config: { access: 'signed-in' },
  schema: {
    summary: 'Which notices the person gets by mail, by topic',
    tags: ['notices'],
    response: { 200: Subscriptions },
  },
})

export const ChangeSubscription = route({
  method: 'PUT',
  url: '/api/v1/notices/subscriptions/:topic',
  config: { access: 'signed-in' },
  schema: {
    summary:
      'Chooses whether the person gets the notices about a topic by mail. An admin must get those about the connection',
    tags: ['notices'],
    params: OneTopic,
    body: WantsMail,
    response: { 204: NoContent },
  },
})

export const SendTestMail = route({
  method: 'POST',
  url: '/api/v1/notices/test',
  config: { access: 'admin', rateLimit: FEW_TESTS },
  schema: {
    summary: 'Mails a test notification to the admin who asks',
    tags: ['notices'],
    body: NoBody,
    response: { 204: NoContent },
  },
})

/** What people get by mail, and whether it arrives. */
export const noticeMailRoutes: Routes<Pick<Platform, 'db' | 'mail' | 'publicUrl'>> = (app, deps) => {
  handle(app, ReadSubscriptions, async ({ person }) => ({ topics: await subscriptionsOf(person, deps) }))

  handle(app, ChangeSubscription, async ({ person, params: { topic }, body: { mailed } }) => {
    await subscribe(person, { topic, mailed }, deps)
  })

  handle(app, SendTestMail, async ({ person }) => {
    const { db, mail, publicUrl } = deps
    await mail.send(composeTestMail({ recipient: person, url: new URL('/notifications', publicUrl).href }), db)
  })
}
