import type { FastifyReply } from 'fastify'

/** Sends the browser back to the app with an answer in the query. */
export function sendBack(reply: FastifyReply, redirectUri: string, answer: Record<string, string | undefined>) {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) url.searchParams.set(name, value)
  return reply.redirect(url.href, 302)
}
