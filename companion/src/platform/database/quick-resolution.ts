import { registerHooks } from 'node:module'

const FOLDER = '/node_modules/drizzle-orm/'

/**
 * Resolves the imports between drizzle-orm's own modules. Node would read its package.json, 180 KB, once for each of a
 * hundred of them: a fifth of the time a start takes.
 */
export function resolveQuickly(): void {
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL = '' } = context
      if (!specifier.startsWith('.') || !parentURL.includes(FOLDER) || !specifier.endsWith('.js')) {
        return next(specifier, context)
      }
      return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true }
    },
  })
}
