import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { LIGHTNING_POLICY } from '../../../companion/simulator/pages/lightning.ts'
import { projectRoot } from '../../../scripts/pages/root.ts'

const ORIGIN = 'https://northwind.example'
const FOLDER = join(projectRoot, 'build/pages/lightning')
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
const APEX = '/lightning/apex/'

export const PHONE = { width: 320, height: 700 }
export const DESKTOP = { width: 1280, height: 800 }

/** An answer that never comes. */
export const NEVER = Symbol('never')

type PathOf<Name> = Name extends `${infer Class}.${infer Method}` ? `${Class}/${Method}` : never

/** The answers of Apex by `Class/method`, in the shapes of its classes. An `Error` is an exception. */
export type ApexAnswers = {
  [Name in keyof Tollbridge.Answers as PathOf<Name>]?: Tollbridge.Answers[Name] | Error | typeof NEVER
}

/**
 * The page of the package over given answers; `calls` lists what it asked of Apex, `faults` what broke: errors of
 * scripts, what the content security policy stopped, and requests to any other host.
 */
export type LightningPage = { page: Page; calls: { method: string; parameters: unknown }[]; faults: string[] }

export type Visit = {
  answers: ApexAnswers
  /** The tab of the app, with the parameters of its address. */
  tab?: string
  language?: string
  viewport?: { width: number; height: number }
}

/** Caches the page files, so that a build in another process cannot remove them during a test. */
const files = new Map<string, string>()

function file(path: string): string {
  const text = files.get(path) ?? readFileSync(join(FOLDER, path), 'utf8')
  files.set(path, text)
  return text
}

async function answerApex(route: Route, answer: unknown): Promise<void> {
  if (answer === NEVER) return
  if (answer instanceof Error) await route.fulfill({ status: 500, json: { message: answer.message } })
  else await route.fulfill({ json: answer })
}

function answerStatic(path: string, language: string) {
  if (path.startsWith('/lightning-assets/'))
    return { body: file(path), contentType: TYPES[extname(path)] ?? 'text/plain' }
  const headers = { 'content-security-policy': LIGHTNING_POLICY }
  const body = file('index.html')
    .replaceAll('%LANGUAGE%', language)
    .replaceAll('%ORGANIZATION%', 'Northwind copy')
    .replaceAll('%ENVIRONMENT%', 'sandbox')
  return { body, contentType: 'text/html', headers }
}

function listenForFaults(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text())
  })
}

async function serve(context: BrowserContext, { answers, language = 'en' }: Visit, opened: LightningPage) {
  await context.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url())
    if (origin !== ORIGIN) {
      opened.faults.push(`asked ${origin}`)
      return route.abort()
    }
    if (!pathname.startsWith(APEX)) return route.fulfill(answerStatic(pathname, language))
    const method = pathname.slice(APEX.length)
    opened.calls.push({ method, parameters: route.request().postDataJSON() })
    return answerApex(route, new Map<string, unknown>(Object.entries(answers)).get(method))
  })
}

/** Opens the built page of the package in its own browser context. */
export async function openLightning(browser: Browser, visit: Visit): Promise<LightningPage> {
  const { tab = 'Tollbridge', language = 'en', viewport = DESKTOP } = visit
  const context = await browser.newContext({ viewport, locale: language, timezoneId: 'Europe/Stockholm' })
  const opened: LightningPage = { page: await context.newPage(), calls: [], faults: [] }
  await serve(context, visit, opened)
  listenForFaults(opened.page, opened.faults)
  await opened.page.goto(`${ORIGIN}/lightning/n/${tab}`)
  return opened
}
