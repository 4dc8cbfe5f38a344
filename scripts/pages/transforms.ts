import { transform } from 'esbuild'
import type { Plugin } from 'rollup'

const CONSTANTS: [pattern: RegExp, value: string][] = [
  [/\bprocess\.env\.NODE_ENV\b/g, '"production"'],
  [/\bimport\.meta\.env\.SSR\b/g, 'false'],
]

/** Replaces the constants that the base components and the LWC engine expect from a bundler. */
export const runtimeConstants = (): Plugin => ({
  name: 'runtime-constants',
  transform(code) {
    if (!CONSTANTS.some(([pattern]) => code.search(pattern) >= 0)) return null
    return { code: CONSTANTS.reduce((text, [pattern, value]) => text.replaceAll(pattern, value), code), map: null }
  },
})

/**
 * Strips the types from our modules before LWC compiles them: its compiler reads JavaScript only. The decorators stay.
 */
export const withoutTypes = (): Plugin => ({
  name: 'without-types',
  async transform(code, id) {
    if (!id.endsWith('.ts')) return null
    const options = { verbatimModuleSyntax: true, useDefineForClassFields: true }
    const { code: plain } = await transform(code, {
      loader: 'ts',
      target: 'esnext',
      sourcefile: id,
      tsconfigRaw: { compilerOptions: options },
    })
    return { code: plain, map: null }
  },
})

/** Minifies each chunk. Keeps class names, since the engine's errors contain them. */
export const minified = (): Plugin => ({
  name: 'minified',
  async renderChunk(code) {
    const { code: small } = await transform(code, { minify: true, target: 'es2022', legalComments: 'none' })
    return { code: small, map: null }
  },
})
