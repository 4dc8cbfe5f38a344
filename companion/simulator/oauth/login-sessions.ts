import { randomBase62 } from '../org/ids.ts'

/** An authorize request that waits for its person to log in and to consent. */
export type Waiting = {
  clientId: string
  redirectUri: string
  scopes: string[]
  state?: string
  challenge: string
  prompt: string[]
  loginHint?: string
  userId?: string
}

/** Logged-in browsers, and authorize requests that wait for a person. */
export function loginSessions() {
  const browsers = new Map<string, string>()
  const waiting = new Map<string, Waiting>()

  return {
    logIn(userId: string): string {
      const sid = randomBase62(40)
      browsers.set(sid, userId)
      return sid
    },
    userOf: (sid: string | undefined) => (sid === undefined ? undefined : browsers.get(sid)),
    wait(request: Waiting): string {
      const id = randomBase62(30)
      waiting.set(id, request)
      return id
    },
    waiting: (id: string) => waiting.get(id),
    finish: (id: string) => waiting.delete(id),
    clear() {
      browsers.clear()
      waiting.clear()
    },
  }
}

export type LoginSessions = ReturnType<typeof loginSessions>
