import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Type } from 'typebox'
import { plainPage } from '../../mail/layout.ts'
import type { App, Routes } from '../http.ts'
import { pickLanguage, translate, type Language } from '../../labels/labels.ts'
import { handle, route } from '../route.ts'
import { Exactly } from '../../schemas.ts'

type PageDeps = {
  pagesDir: string
  /** Paths that the pages answer in the browser. */
  pages: readonly `/${string}`[]
}

const Html = Type.String()
const AssetParams = Exactly({ file: Type.String({ pattern: '^[A-Za-z0-9_-][A-Za-z0-9._-]*$', maxLength: 200 }) })
const LANGUAGE_MARK = /%LANGUAGE%/g
const LONG = { maxAge: '365d', immutable: true } as const

const readPage = (url: `/${string}`) =>
  route({
    method: 'GET',
    url,
    config: { access: 'public' },
    schema: { hide: true, response: { 200: Html, 503: Html } },
  })

const ReadAsset = route({
  method: 'GET',
  url: '/assets/:file',
  config: { access: 'public' },
  schema: { hide: true, params: AssetParams, response: { 200: Type.Unknown() } },
})

/** The built web pages. */
export const pageRoutes: Routes<PageDeps> = async (app, { pagesDir, pages }) => {
  for (const url of pages) {
    handle(app, readPage(url), (request, reply) => {
      const language = pickLanguage(request)
      const html = pageIn(pagesDir)(language)
      reply
        .type('text/html; charset=utf-8')
        .headers({ 'content-language': language, vary: 'Accept-Language, Cookie' })
        .code(html === undefined ? 503 : 200)
      return html ?? notBuilt(language)
    })
  }
  await serveAssets(app, resolve(pagesDir, 'assets'))
}

/** The page that every client route starts with, in a language. Undefined where it has not been built. */
export const pageIn =
  (pagesDir: string) =>
  (language: Language): string | undefined => {
    const index = join(pagesDir, 'index.html')
    return existsSync(index) ? readFileSync(index, 'utf8').replace(LANGUAGE_MARK, language) : undefined
  }

function notBuilt(language: Language): string {
  const [title = '', ...paragraphs] = ['title', 'cause', 'remedy'].map((part) =>
    translate(language, `platform.pages-not-built.${part}`),
  )
  return plainPage({ language, title, paragraphs })
}

/** Files whose names hold a hash of their content. */
async function serveAssets(app: App, root: string): Promise<void> {
  if (!existsSync(root)) return
  await app.register(import('@fastify/static'), { root, serve: false, preCompressed: true })
  handle(app, ReadAsset, ({ params: { file } }, reply) => reply.sendFile(file, LONG))
}
