import { call, useCsrfToken } from 'kit/client'

let session

function adopt(answer) {
  session = answer
  useCsrfToken(answer?.csrfToken ?? '')
  return session
}

/** The session the page works in, undefined while nobody is signed in. */
export const currentSession = () => session

/** Whether the signed-in person may change things. */
export const isAdmin = () => session?.person.role === 'admin'

/** Forgets the session on this page. */
export const forgetSession = () => adopt(undefined)

/** Takes up the session that the browser's cookie stands for, if it still holds. */
export async function restoreSession() {
  try {
    return adopt(await call('GET', '/session', { anonymous: true }))
  } catch (problem) {
    if (problem.status === 401) return forgetSession()
    throw problem
  }
}

/** @param {{ email: string, password: string }} credentials */
export const signIn = async (credentials) =>
  adopt(await call('POST', '/session', { body: credentials, anonymous: true }))

/** Who is not signed in any more has nothing left to end. */
function unlessSignedOut(problem) {
  if (problem.status !== 401) throw problem
}

/** @param {{ everywhere?: boolean }} [options] */
export async function signOut({ everywhere = false } = {}) {
  await call('DELETE', everywhere ? '/sessions' : '/session', { anonymous: true }).catch(unlessSignedOut)
  forgetSession()
}
