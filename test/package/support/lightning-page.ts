import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { projectRoot } from '../../../scripts/pages/root.ts'

const ORIGIN = 'https://northwind.example'
const FOLDER = join(projectRoot, 'build/pages/lightning')
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const APEX = '/lightning/apex/'

/** What Apex answers, by `Class/method`; an `Error` is an exception. */
export type ApexAnswers = Record<string, unknown>

/** The page of the package over given answers; `calls` lists what it asked of Apex, `faults` what broke. */
export type LightningPage = { page: Page; calls: { method: string; parameters: unknown }[]; faults: string[] }

export type Visit = {
  answers: ApexAnswers
  /** The tab of the app. */
  tab?: string
  language?: string
  viewport?: { width: number; height: number }
}

const file = (path: string) => readFileSync(join(FOLDER, path), 'utf8')

async function answerApex(route: Route, answer: unknown): Promise<void> {
  if (answer instanceof Error) await route.fulfill({ status: 500, json: { message: answer.message } })
  else await route.fulfill({ json: answer })
}

const answerStatic = (path: string, language: string) =>
  path.startsWith('/lightning-assets/')
    ? { body: file(path), contentType: TYPES[extname(path)] ?? 'text/plain' }
    : { body: file('index.html').replaceAll('%LANGUAGE%', language), contentType: 'text/html' }

/** Opens the page of the package, whose pages are built, in a browser context of its own. */
export async function openLightning(browser: Browser, visit: Visit): Promise<LightningPage> {
  const { answers, tab = 'Tollbridge', language = 'en', viewport = { width: 1280, height: 800 } } = visit
  const context = await browser.newContext({ viewport, locale: language, timezoneId: 'Europe/Stockholm' })
  const opened: LightningPage = { page: await context.newPage(), calls: [], faults: [] }
  await context.route(`${ORIGIN}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname
    if (!path.startsWith(APEX)) return route.fulfill(answerStatic(path, language))
    const method = path.slice(APEX.length)
    opened.calls.push({ method, parameters: route.request().postDataJSON() })
    return answerApex(route, answers[method])
  })
  opened.page.on('pageerror', (error) => opened.faults.push(error.message))
  await opened.page.goto(`${ORIGIN}/lightning/n/${tab}`)
  return opened
}
