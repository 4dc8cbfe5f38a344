/** The refusals that any service needs, with the HTTP status of each. Features bring their own. */
export const platformRefusals = {
  INPUT_INVALID: 400,
  NOT_SIGNED_IN: 401,
  CSRF_TOKEN_INVALID: 403,
  ADMIN_ONLY: 403,
  NOT_FOUND: 404,
  BODY_TOO_LARGE: 413,
  MEDIA_TYPE_UNSUPPORTED: 415,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  NOT_READY: 503,
} as const
