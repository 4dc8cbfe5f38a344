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

  CREDIT_LIMIT_REACHED: { status: 429 },

  SALESFORCE_UNREACHABLE: { status: 502 },
  SALESFORCE_CONNECTION_LOST: { status: 502 },
  SALESFORCE_TIMEOUT: { status: 504 },
  SALESFORCE_UNAVAILABLE: { status: 503 },
  SALESFORCE_ORG_MOVED: { status: 502 },
  SALESFORCE_REDIRECTED: { status: 502 },
  SALESFORCE_ANSWER_UNREADABLE: { status: 502 },
  SALESFORCE_ALLOWANCE_SPENT: { status: 503 },
  SALESFORCE_TOO_MANY_AT_ONCE: { status: 503 },
  SALESFORCE_SESSION_ENDED: { status: 409 },
  SALESFORCE_SESSION_NOT_USABLE: { status: 409 },
  SALESFORCE_API_DISABLED: { status: 409 },
  SALESFORCE_REFUSED: { status: 409 },
  SALESFORCE_HOST_REFUSED: { status: 409 },

  SALESFORCE_CONSENT_DENIED: { status: 409 },
  SALESFORCE_APP_NOT_INSTALLED: { status: 409 },
  SALESFORCE_IP_RESTRICTED: { status: 409 },
  SALESFORCE_USER_NOT_ALLOWED: { status: 409 },
  SALESFORCE_APP_BLOCKED: { status: 409 },
  SALESFORCE_CLIENT_INVALID: { status: 409 },
  SALESFORCE_GRANT_INVALID: { status: 409 },
  SALESFORCE_USER_INACTIVE: { status: 409 },
  SALESFORCE_ORG_INACTIVE: { status: 409 },
  SALESFORCE_LOGIN_RATE: { status: 409 },
  SALESFORCE_CALLBACK_MISMATCH: { status: 409 },
  SALESFORCE_APP_SETTINGS: { status: 409 },
  SALESFORCE_OAUTH_REFUSED: { status: 409 },

  LOGIN_HOST_REFUSED: { status: 400 },
  CLIENT_ID_MISSING: { status: 400 },
  CONNECTION_EXISTS: { status: 409 },
  HANDSHAKE_UNKNOWN: { status: 400 },
  HANDSHAKE_OTHER_BROWSER: { status: 400 },
  HANDSHAKE_EXPIRED: { status: 400 },
  HANDSHAKE_USED: { status: 400 },
  HANDSHAKE_INTERRUPTED: { status: 409 },
  ENVIRONMENT_MISMATCH: { status: 409 },
  ORGANIZATION_MISMATCH: { status: 409 },
  REFRESH_TOKEN_MISSING: { status: 409 },

  PAIRING_CODE_REFUSED: { status: 400 },
  ORG_MISMATCH: { status: 403 },
} as const satisfies Record<string, Entry>

export type RefusalCode = keyof typeof catalogue
