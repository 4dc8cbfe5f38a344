/** The scopes that the external client app is assigned. */
const ASSIGNED = ['api', 'refresh_token', 'id']

/** The requested scopes, normalised. Undefined when the app lacks one of them. No scope means all. */
export function readScopes(text: string | undefined): string[] | undefined {
  if (!text?.trim()) return ASSIGNED
  const asked = text
    .trim()
    .split(/\s+/)
    .map((scope) => (scope === 'offline_access' ? 'refresh_token' : scope))
  return asked.every((scope) => ASSIGNED.includes(scope)) ? [...new Set(asked)] : undefined
}

const GRANTING = {
  api: ['api', 'full', 'web'],
  identity: ['id', 'openid', 'profile', 'full', 'web'],
  userinfo: ['openid', 'full', 'web'],
}

/** Whether a token with these scopes may use a part of the platform. */
export function allows(scopes: string[], part: keyof typeof GRANTING): boolean {
  return scopes.some((scope) => GRANTING[part].includes(scope))
}
