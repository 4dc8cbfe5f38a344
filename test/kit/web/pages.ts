import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core'
import { buildPages } from '../../../scripts/pages/build.ts'
import { projectRoot } from '../../../scripts/pages/root.ts'
import { launchBrowser } from '../browser/browser.ts'
import type { Answers } from './answers.ts'
import { allLabels } from './labels.ts'

export const ORIGIN = 'https://tollbridge.example'

const FOLDER = join(projectRoot, 'build/pages/companion')
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"

export type Call = { key: string; query: string; body: unknown; csrfToken: string | undefined }

/** A page of the companion with prepared answers. `calls` lists its requests, `faults` its errors. */
export type OpenedPage = { page: Page; context: BrowserContext; calls: Call[]; faults: string[] }

export type Visit = {
  path: string
  answers: Answers
  language?: string
  locale?: string
  viewport?: { width: number; height: number }
}

const file = (path: string) => readFileSync(join(FOLDER, path), 'utf8')
const labelsScript = (language: string) => `window.tollbridgeLabels = ${JSON.stringify(allLabels(language))}`

const script = (body: string) => ({ body, contentType: 'text/javascript' })

function answerStatic(path: string, language: string) {
  if (path.startsWith('/assets/')) return { body: file(path), contentType: TYPES[extname(path)] ?? 'text/plain' }
  if (path.startsWith('/labels/')) return script(labelsScript(path.slice('/labels/'.length, -'.js'.length)))
  const body = file('index.html').replaceAll('%LANGUAGE%', language)
  return { body, contentType: 'text/html', headers: { 'content-security-policy': POLICY } }
}

async function answerApi(route: Route, key: string, answers: Answers): Promise<void> {
  const given = answers[key] ?? { status: 404, json: { title: `No answer for ${key}` } }
  const answer = typeof given === 'function' ? await given(new URL(route.request().url())) : given
  await (answer === 'offline' ? route.abort() : route.fulfill(answer))
}

/** Serves the built pages and the given answers to every page of a context. */
async function serve(context: BrowserContext, { answers, language = 'en' }: Visit): Promise<Call[]> {
  const calls: Call[] = []
  await context.route('**/*', async (route) => {
    const request = route.request()
    const { origin, pathname, search } = new URL(request.url())
    if (origin !== ORIGIN) return route.fulfill({ body: 'Salesforce', contentType: 'text/html' })
    if (!pathname.startsWith('/api/v1/')) return route.fulfill(answerStatic(pathname, language))
    const key = `${request.method()} ${pathname.slice('/api/v1'.length)}`
    const csrfToken = request.headers()['x-csrf-token']
    calls.push({ key, query: search, body: request.postDataJSON(), csrfToken })
    return answerApi(route, key, answers)
  })
  return calls
}

/** Opens a page of the companion in its own browser context. */
export async function openPage(browser: Browser, visit: Visit): Promise<OpenedPage> {
  const { path, language = 'en', locale = language, viewport = { width: 1280, height: 800 } } = visit
  const context = await browser.newContext({ viewport, locale, timezoneId: 'Europe/Stockholm' })
  const calls = await serve(context, visit)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${ORIGIN}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, context, calls, faults }
}

/** Builds the pages if needed, and starts the browser. */
export async function startBrowser(): Promise<Browser> {
  await buildPages()
  return launchBrowser()
}

/** What assistive technology reads after the name of a field, as one line. */
export async function describedBy(field: Locator): Promise<string> {
  const ids = (await field.getAttribute('aria-describedby')) ?? ''
  const texts = field.page().locator(ids.replaceAll(/\S+/g, '#$&').replaceAll(' ', ', '))
  return (await texts.allTextContents()).join(' ')
}
