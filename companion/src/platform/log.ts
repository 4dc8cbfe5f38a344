import { pino, type DestinationStream, type Logger } from 'pino'
import { codeOf } from './startup-fault.ts'

/** What the service writes to. An error goes into `details` as `err`. */
export type Log = Record<'debug' | 'info' | 'warn' | 'error', (details: object, message: string) => void>

/** Names under which secrets travel; whatever stands there is never written. */
const SECRET_NAMES = [
  'password',
  'token',
  'accessToken',
  'access_token',
  'refreshToken',
  'refresh_token',
  'clientSecret',
  'client_secret',
  'secret',
  'key',
  'code',
  'state',
  'authorization',
  'cookie',
  'csrfToken',
  'verifier',
  'code_verifier',
  'smtpUrl',
  'databaseUrl',
]
const ALLOWED_ANYWHERE = ['code', 'state', 'key']

const redacted = SECRET_NAMES.flatMap((name) =>
  ALLOWED_ANYWHERE.includes(name)
    ? [`body.${name}`, `query.${name}`, `params.${name}`]
    : [name, `*.${name}`, `*.*.${name}`],
)

/** The service's log: one JSON object a line, without what requests carry and what statements bind. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: undefined,
      redact: { paths: redacted, censor: '[secret]' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError, req: () => undefined, res: () => undefined },
    },
    destination ?? pino.destination({ sync: true }),
  )

type ErrorLine = { type: string; message: string; code?: string; stack?: string; cause?: ErrorLine }

/** PostgreSQL quotes the value in the message of these. */
const DATA_FAULT = /^22[0-9A-Z]{3}$/

/**
 * An error without what libraries attach to it: requests, rows, and the values that a statement was given
 * (drizzle puts those behind `params:` in the message itself).
 */
function describeError(thrown: unknown): ErrorLine {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'not an error' }
  const { name, message, stack, cause } = thrown
  const code = codeOf(thrown)
  return {
    type: name,
    message: withoutValues(message, code),
    code,
    stack: stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(cause !== undefined && { cause: describeError(cause) }),
  }
}

const withoutValues = (message: string, code = '') =>
  DATA_FAULT.test(code) && !message.startsWith('Failed query')
    ? 'a value was refused'
    : (message.split(/\nparams:/)[0] ?? '')
