import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { readPackage } from '../apex/evaluated/program.ts'
import type { Routes, Server } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { html } from './html.ts'
import { page, PAGE_HEADERS } from './layout.ts'

const LANGUAGES = ['en', 'fr', 'sv', 'ko', 'ja', 'zh-TW']

/** The tabs of the app. */
const TABS = [
  'Tollbridge',
  'Tollbridge_Usage',
  'Tollbridge_Spend',
  'Tollbridge_Environments',
  'Tollbridge_Notifications',
  'Tollbridge_Setup',
]

/** The page of Lightning Experience on which the card of the package stands. */
const HOME = '/lightning/page/home'

/** The content security policy: allows only this org's files, as in Lightning Experience. */
export const LIGHTNING_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': LIGHTNING_POLICY,
}

/** The org, and the folder of the built pages. */
type Lightning = { pagesDir?: string; org: Org }

/** The page that stands in for Lightning Experience, around the package's own components. */
export const lightningRoutes: Routes<Lightning> = (server, { pagesDir, org }) => {
  for (const path of [HOME, ...TABS.map((tab) => `/lightning/n/${tab}`)])
    server.get(path, async (request, reply) => {
      const template = await readFile(join(pagesDir ?? '', 'index.html'), 'utf8').catch(() => undefined)
      if (pagesDir === undefined || template === undefined)
        return reply.code(503).headers(PAGE_HEADERS).send(notBuilt())
      // The browser still loads the page while the parser reads the classes. A failure shows at the first call.
      readPackage().catch(() => undefined)
      const language = chosenLanguage(request.headers['accept-language'])
      return reply.headers(HEADERS).send(filled(template, language, org))
    })
  if (pagesDir !== undefined) serveAssets(server, pagesDir)
}

/** The template with the language of the reader and what the org is. */
const filled = (template: string, language: string, { state }: Org): string =>
  template
    .replaceAll('%LANGUAGE%', language)
    .replaceAll('%ORGANIZATION%', html`${state.name}`.markup)
    .replaceAll('%ENVIRONMENT%', state.environment)

function serveAssets(server: Server, pagesDir: string) {
  server.register(fastifyStatic, {
    root: join(pagesDir, 'lightning-assets'),
    prefix: '/lightning-assets/',
    immutable: true,
    maxAge: '1y',
    preCompressed: true,
  })
}

/** The first language of the browser that the package supports. */
function chosenLanguage(accepted = ''): string {
  const wanted = accepted.split(',').map((part) => part.split(';', 1)[0]?.trim().toLowerCase() ?? '')
  const known = wanted.map((tag) =>
    LANGUAGES.find((language) => tag === language.toLowerCase() || tag.split('-', 1)[0] === language),
  )
  return known.find((language) => language !== undefined) ?? 'en'
}

function notBuilt() {
  return page({
    title: 'Tollbridge',
    badge: 'Lightning',
    content: html`<h1>The page is not built</h1>
      <p>Run <code>npm run build:pages</code> and start the orgs again.</p>`,
  })
}
