import { call, Problem, useCsrfToken, type Answer } from 'kit/client'

/** The signed-in person with their account. */
export type Session = Answer<'GET /session'>

let session: Session | undefined

function adopt(answer: Session | undefined): Session | undefined {
  session = answer
  useCsrfToken(answer?.csrfToken ?? '')
  return session
}

/** The session the page works in, undefined while no person is signed in. */
export const currentSession = (): Session | undefined => session

/** The signed-in person, on a page that only signed-in people see. */
export function currentPerson(): Session['person'] {
  if (!session) throw new Error('No person is signed in')
  return session.person
}

/** Whether the signed-in person may change things. */
export const isAdmin = (): boolean => session?.person.role === 'admin'

/** Forgets the session on this page. */
export const forgetSession = (): undefined => {
  adopt(undefined)
}

const isSignedOut = (thrown: unknown) => thrown instanceof Problem && thrown.status === 401

/** Takes up the session that the browser's cookie stands for, if it still holds. */
export async function restoreSession(): Promise<Session | undefined> {
  try {
    return adopt(await call('GET /session', { anonymous: true }))
  } catch (thrown) {
    if (isSignedOut(thrown)) {
      forgetSession()
      return
    }
    throw thrown
  }
}

export const signIn = async (credentials: { email: string; password: string }): Promise<Session | undefined> =>
  adopt(await call('POST /session', { body: credentials, anonymous: true }))

/** A person whose session has ended already has nothing left to end. */
function unlessSignedOut(thrown: unknown): void {
  if (!isSignedOut(thrown)) throw thrown
}

export async function signOut({ everywhere = false } = {}): Promise<void> {
  await call(everywhere ? 'DELETE /sessions' : 'DELETE /session', { anonymous: true }).catch(unlessSignedOut)
  forgetSession()
}
