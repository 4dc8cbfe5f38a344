import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { browser } from '../simulator/browser.ts'
import type { Org } from './demo.ts'
import { admin } from './processes.ts'

const Session = Type.Object({ csrfToken: Type.String() })
const Begun = Type.Object({ authorizeUrl: Type.String() })

/** A signed-in admin without a browser: has the cookies and the token against forged requests. */
export async function signInByHttp(url: string) {
  const cookies = new Map<string, string>()
  let csrfToken = ''
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  const request = async (method: string, path: string, body?: object): Promise<{ status: number; json: unknown }> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        cookie: cookie(),
        'x-csrf-token': csrfToken,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/) ?? []
      cookies.set(name, value)
    }
    const text = await answer.text()
    return { status: answer.status, json: text.startsWith('{') ? (JSON.parse(text) as unknown) : text }
  }

  const { email, password } = admin
  const { json } = await request('POST', '/api/v1/session', { email, password })
  csrfToken = Value.Parse(Session, json).csrfToken

  return {
    request,
    /** The header that carries the session. */
    cookie,
    /** Connects an org: acts in the pop-up as a person would, and follows the redirect back. */
    async connect(org: Org): Promise<number> {
      const begun = await request('POST', '/api/v1/handshakes', { environment: org.environment })
      const { location } = await browser(org).authorize(Value.Parse(Begun, begun.json).authorizeUrl)
      const { pathname, search } = new URL(location ?? '')
      return (await request('GET', pathname + search)).status
    },
  }
}

export type HttpPerson = Awaited<ReturnType<typeof signInByHttp>>
