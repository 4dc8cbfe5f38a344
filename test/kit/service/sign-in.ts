import { randomInt } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'

export type Answer = Awaited<ReturnType<Pick<FastifyInstance, 'inject'>['inject']>>

/** A client that keeps cookies and sends the token against forged requests, as the pages do. */
export type Browser = {
  cookies: Record<string, string>
  csrfToken: string
  request(options: InjectOptions): Promise<Answer>
}

const TextTable = Type.Record(Type.String(), Type.String())
const plainTable = (headers: unknown) => Value.Parse(TextTable, headers ?? {})

type Injects = { inject(options: InjectOptions): Promise<Answer> }

const Session = Type.Object({ csrfToken: Type.String() })

/** A browser with a signed-in person. */
export async function signInAs(
  app: Injects,
  { email, password }: { email: string; password: string },
): Promise<Browser> {
  const browser: Browser = {
    cookies: {},
    csrfToken: '',
    request: async (options) => {
      const answer = await app.inject({
        remoteAddress: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
        ...options,
        cookies: { ...browser.cookies, ...plainTable(options.cookies) },
        headers: { 'x-csrf-token': browser.csrfToken, ...plainTable(options.headers) },
      })
      for (const { name, value } of answer.cookies) browser.cookies[name] = value
      return answer
    },
  }
  const answer = await browser.request({ method: 'POST', url: '/api/v1/session', payload: { email, password } })
  if (answer.statusCode !== 200) throw new Error(`signing in as ${email} gave ${answer.statusCode}: ${answer.body}`)
  browser.csrfToken = Value.Parse(Session, answer.json()).csrfToken
  return browser
}
