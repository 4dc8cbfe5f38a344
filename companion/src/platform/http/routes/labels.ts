import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import type { Routes } from '../http.ts'
import { handle, route } from '../route.ts'
import { labelsOf } from '../../labels/labels.ts'
import { LANGUAGES, type Language } from '../../labels/languages.ts'
import { Exactly } from '../../schemas.ts'

const Params = Exactly({ file: Type.String({ pattern: `^(${LANGUAGES.join('|')})\\.js$` }) })

export const ReadLabels = route({
  method: 'GET',
  url: '/labels/:file',
  config: { access: 'public' },
  schema: { hide: true, params: Params, response: { 200: Type.String(), 304: Type.Null() } },
})

/** The labels of a language as a script for the pages; browsers ask whether theirs is still the one. */
export const labelRoutes: Routes<object> = (app) => {
  handle(app, ReadLabels, ({ params: { file }, headers }, reply) => {
    const { script, etag } = scriptOf(file)
    reply.headers({ etag, 'cache-control': 'no-cache' })
    if (headers['if-none-match'] === etag) {
      reply.code(304)
      return null
    }
    reply.type('text/javascript; charset=utf-8')
    return script
  })
}

type Script = { script: string; etag: string }

const scripts = new Map<string, Script>()

function scriptOf(file: string): Script {
  const script = scripts.get(file) ?? makeScript(file)
  scripts.set(file, script)
  return script
}

function makeScript(file: string): Script {
  const language = LANGUAGES.find((candidate): candidate is Language => file === `${candidate}.js`)
  const script = `window.tollbridgeLabels = ${JSON.stringify(language ? labelsOf(language) : {})};\n`
  return { script, etag: `"${createHash('sha256').update(script).digest('base64url')}"` }
}
