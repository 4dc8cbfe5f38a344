import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { CALLBACK, pkce } from './simulator.ts'

const text = Type.String({ default: '' })
/** The answer of the token endpoint. An absent member reads as the empty text. */
const TokenAnswer = Type.Object({
  access_token: text,
  refresh_token: text,
  signature: text,
  scope: text,
  instance_url: text,
  id: text,
  token_type: text,
  issued_at: text,
  error: text,
  error_description: text,
  expires_in: text,
})

export type AuthorizeOptions = {
  decision?: 'allow' | 'deny'
  password?: string
  query?: Record<string, string | undefined>
}

/** The address of the authorize page, as the companion would open it. */
export function authorizeUrl(org: SimulatedOrgInfo, query: Record<string, string | undefined> = {}): string {
  const url = new URL('/services/oauth2/authorize', org.loginUrl)
  const all = { response_type: 'code', client_id: org.clientId, redirect_uri: CALLBACK, state: 'a-state', ...query }
  for (const [name, value] of Object.entries(all)) if (value) url.searchParams.set(name, value)
  return url.href
}

/** A person at a browser that keeps cookies and follows the org's own redirects, but never leaves the org. */
export function browser(org: SimulatedOrgInfo) {
  const cookies = new Map<string, string>()

  async function visit(url: string, form?: Record<string, string>) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return { status: response.status, location: response.headers.get('location'), html: await response.text() }
  }

  return {
    visit,
    /** Logs in and decides on each page that asks, and returns the last address of the browser. */
    async authorize(url: string, { decision = 'allow', password = org.password }: AuthorizeOptions = {}) {
      let page = await visit(url)
      if (page.html.includes('action="/login"')) {
        page = await visit(`${org.loginUrl}/login`, {
          request: requestIn(page.html),
          username: org.username,
          pw: password,
        })
      }
      if (page.html.includes('RemoteAccessAuthorizationPage')) {
        const consent = { request: requestIn(page.html), decision }
        page = await visit(`${org.loginUrl}/setup/secur/RemoteAccessAuthorizationPage`, consent)
      }
      return page
    },
  }
}

/** Sends a form to the token endpoint with the app's own secret. */
export async function tokenRequest(org: SimulatedOrgInfo, form: Record<string, string>, signal?: AbortSignal) {
  const body = new URLSearchParams({ client_id: org.clientId, client_secret: org.clientSecret, ...form })
  const response = await fetch(`${org.loginUrl}/services/oauth2/token`, { method: 'POST', body, signal })
  return { status: response.status, body: Value.Parse(TokenAnswer, Value.Default(TokenAnswer, await response.json())) }
}

/** Goes through the whole flow and returns the answer of the token endpoint. */
export async function connect(org: SimulatedOrgInfo, scope = 'api refresh_token') {
  const { verifier, challenge } = pkce()
  const url = authorizeUrl(org, { scope, code_challenge: challenge, code_challenge_method: 'S256' })
  const end = await browser(org).authorize(url)
  const code = new URL(end.location ?? '').searchParams.get('code') ?? ''
  return tokenRequest(org, { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier })
}

function requestIn(html: string): string {
  return /name="request" value="([^"]+)"/.exec(html)?.[1] ?? ''
}
