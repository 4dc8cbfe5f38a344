type Entry = { readonly status: number }

/**
 * Every refusal that a person or a program can meet. The words stand in the label files:
 * `error.CODE.title`, `error.CODE.cause` and `error.CODE.remedy`.
 */
export const catalogue = {
  INPUT_INVALID: { status: 400 },
  NOT_SIGNED_IN: { status: 401 },
  CSRF_TOKEN_INVALID: { status: 403 },
  ADMIN_ONLY: { status: 403 },
  ORG_KEY_INVALID: { status: 401 },
  NOT_FOUND: { status: 404 },
  BODY_TOO_LARGE: { status: 413 },
  MEDIA_TYPE_UNSUPPORTED: { status: 415 },
  TOO_MANY_REQUESTS: { status: 429 },
  INTERNAL: { status: 500 },
  NOT_READY: { status: 503 },

  SIGN_IN_FAILED: { status: 401 },
  PASSWORD_LINK_INVALID: { status: 400 },
  PASSWORD_TOO_SHORT: { status: 400 },
  PASSWORD_TOO_LONG: { status: 400 },
  PASSWORD_TOO_OBVIOUS: { status: 400 },
  EMAIL_TAKEN: { status: 409 },
  LAST_ADMIN: { status: 409 },
} as const satisfies Record<string, Entry>

export type RefusalCode = keyof typeof catalogue
