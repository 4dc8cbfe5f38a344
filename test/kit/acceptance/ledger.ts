import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { expect } from 'vitest'
import type { Org, RunningDemo } from './demo.ts'

const WireCalls = Type.Object({ total: Type.Number(), api: Type.Number(), auth: Type.Number(), free: Type.Number() })
const Session = Type.Object({ csrfToken: Type.String() })
const Window = Type.Object({ used: Type.Number() })

/** The requests of our client that the simulated org counted on the wire. Each takes one credit. */
export async function wireCalls({ controlUrl, clientId }: Org): Promise<number> {
  const answer = await fetch(`${controlUrl}/wire-calls?clientId=${encodeURIComponent(clientId)}`)
  const { api, auth } = Value.Parse(WireCalls, await answer.json())
  return api + auth
}

/** The credits used in this window by the companion's ledger. */
export async function ledgerUsed({ companion }: Pick<RunningDemo, 'companion'>): Promise<number> {
  const { email, password, url } = companion
  const session = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  Value.Parse(Session, await session.json())
  const cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const answer = await fetch(`${url}/api/v1/credits/window`, { headers: { cookie } })
  return Value.Parse(Window, await answer.json()).used
}

/** The closing assertion of every journey: our ledger and the orgs counted the same requests. */
export async function expectLedgerToMatchTheWire(demo: RunningDemo): Promise<void> {
  const difference = async () => {
    const counted = await Promise.all(demo.orgs.map(wireCalls))
    return (await ledgerUsed(demo)) - counted.reduce((sum, calls) => sum + calls, 0)
  }
  await expect.poll(difference, { message: 'credits in the ledger that no org counted' }).toBe(0)
}
