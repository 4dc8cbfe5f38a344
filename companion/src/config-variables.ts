import { Type } from 'typebox'
import { Value } from 'typebox/value'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const text = (description: string, fallback?: string) =>
  Type.String({ description, minLength: 1, ...(fallback !== undefined && { default: fallback }) })
const optional = (description: string) => Type.Optional(text(description))
const count = (description: string, fallback: number, range: { minimum: number; maximum: number }) =>
  Type.Integer({ description, default: fallback, ...range })

/** Every environment variable, with its meaning and default. */
export const Variables = Type.Object({
  HOST: text('address to listen on', '127.0.0.1'),
  PORT: count('port to listen on', 8080, { minimum: 1, maximum: 65_535 }),
  PUBLIC_URL: optional(
    'address that browsers and Salesforce use, without a path (default: http://HOST:PORT); https unless loopback',
  ),
  TRUST_PROXY: optional(
    'addresses or networks of the balancers whose X-Forwarded headers are believed, comma separated',
  ),
  DATA_DIR: text('folder of the embedded database and the key file', '.tollbridge/companion'),
  DATABASE_URL: optional('PostgreSQL instead of the embedded database: postgres://user:password@host:port/database'),
  VAULT_KEYS: optional('one or two keys, `id:` and 32 bytes in base64, comma separated; the first seals, both open'),
  VAULT_KEY_FILE: optional(
    'file with the same content (default: DATA_DIR/vault.key, made for a new embedded database)',
  ),
  SALESFORCE_CLIENT_ID: optional('consumer key of the external client app, unless given per connection'),
  SALESFORCE_CLIENT_SECRET: optional('consumer secret of the external client app'),
  SALESFORCE_LOGIN_URL: text('where production orgs sign in', 'https://login.salesforce.com'),
  SALESFORCE_SANDBOX_LOGIN_URL: text('where sandboxes sign in', 'https://test.salesforce.com'),
  SALESFORCE_EXTRA_ORIGINS: optional('loopback origins accepted as Salesforce, comma separated; for simulators'),
  SALESFORCE_HOST_SUFFIXES: optional(
    'endings of My Domain hosts accepted besides .my.salesforce.com, comma separated; such as .my.salesforce.mil or .my.sfcrmproducts.cn',
  ),
  SALESFORCE_API_VERSION: Type.String({
    description: 'version of the REST API',
    pattern: '^\\d{2,3}\\.0$',
    default: '67.0',
  }),
  SALESFORCE_TIMEOUT_MS: count('longest wait for an answer of Salesforce', 30_000, { minimum: 100, maximum: 600_000 }),
  SMTP_URL: optional('mail server: smtp://user:password@host:port; mail waits while it is not set'),
  MAIL_FROM: text('sender of mail', 'Tollbridge <tollbridge@localhost>'),
  BUSINESS_NAME: optional('first start: name of the business whose Marketo account this is'),
  FIRST_ADMIN_EMAIL: optional('first start: who is mailed the first link to set a password'),
  FIRST_ADMIN_NAME: text('first start: name of that person', 'Administrator'),
  PAGES_DIR: text('folder of the built web pages', 'build/pages/companion'),
  METRICS_TOKEN: optional(
    'bearer token that /metrics asks for; without it they are shown only where PUBLIC_URL is loopback',
  ),
  AUDIT_RETENTION_DAYS: count(
    'days that entries of the audit trail are kept, at least 90; 0 keeps them without an end',
    730,
    { minimum: 0, maximum: 36_500 },
  ),
  LOG_LEVEL: Type.Union(
    LOG_LEVELS.map((level) => Type.Literal(level)),
    { description: 'least severe log lines that are written', default: 'info' },
  ),
})

const Documented = Type.Object({
  description: Type.String(),
  default: Type.Optional(Type.Union([Type.String(), Type.Number()])),
})

const COMMANDS = [
  '  add-tenant NAME --admin EMAIL [--admin-name NAME]  adds a tenant, prints a link with which its admin sets a password',
  '  invite EMAIL                                        prints such a link for a person, where mail does not arrive',
]

const OPTIONS = [
  '  --help      prints this',
  '  --prepare   keeps an empty database under build/, which makes the first start faster, and ends',
  '  --rollback  undoes the last migration of the database, data of its tables included, and ends',
]

/** What `--help` prints. */
export function helpText(): string {
  const entries = Object.entries(Variables.properties).map(
    ([name, schema]) => [name, Value.Parse(Documented, schema)] as const,
  )
  const width = Math.max(...entries.map(([name]) => name.length))
  const lines = entries.map(
    ([name, { description, default: fallback }]) =>
      `  ${name.padEnd(width)}  ${description}${fallback === undefined ? '' : ` (default: ${String(fallback)})`}`,
  )
  return [
    'Usage: npm start -- [--help | --prepare | --rollback | COMMAND]',
    '',
    'Without a command it starts the service. Commands reach a running service, too:',
    ...COMMANDS,
    '',
    'Options:',
    ...OPTIONS,
    '',
    'Environment variables:',
    ...lines,
    '',
  ].join('\n')
}
