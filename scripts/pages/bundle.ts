import lwc from '@lwc/rollup-plugin'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { rollup, type RollupLog } from 'rollup'
import { bundledIcons } from './icons.ts'
import { minified, runtimeConstants, withoutTypes } from './transforms.ts'
import type { Page } from './pages.ts'
import { readLabelTables } from './labels.ts'
import { scopedModules } from './scoped-modules.ts'
import { writePage } from './write-page.ts'

const OWN_MODULES = ['companion/web/modules', 'companion/simulator/lightning/modules']

/** Libraries that hold no components, so that the component compiler need not read them. */
const PLAIN_LIBRARIES = ['**/node_modules/{@lwc,intl-messageformat,@formatjs}/**']

/**
 * The engine, by file. Resolved as an npm module from the folder of each component, it would be the nearest version of
 * it, or none.
 */
const ENGINE = [
  ['lwc', '@lwc/engine-dom'],
  ['@lwc/engine-dom', '@lwc/engine-dom'],
  ['@lwc/synthetic-shadow', '@lwc/synthetic-shadow'],
  ['@lwc/wire-service', '@lwc/wire-service'],
] as const

function engineModules(root: string) {
  const { resolve } = createRequire(join(root, 'companion/web/package.json'))
  return ENGINE.map(([name, library]) => ({ name, path: resolve(`${library}/dist/index.js`) }))
}

const lwcModules = (root: string) => [
  ...OWN_MODULES.map((folder) => ({ dir: join(root, folder) })).filter(({ dir }) => existsSync(dir)),
  { npm: 'lightning-base-components' },
]

const lwcOf = (root: string) =>
  lwc({
    rootDir: join(root, 'companion/web'),
    exclude: PLAIN_LIBRARIES,
    modules: lwcModules(root),
    defaultModules: engineModules(root),
    disableSyntheticShadowSupport: false,
    enableDynamicComponents: true,
  })

function stopOnMissing(warning: RollupLog, warn: (warning: RollupLog) => void): void {
  if (warning.code === 'UNRESOLVED_IMPORT' || warning.code === 'MISSING_EXPORT') throw new Error(warning.message)
  if (warning.code !== 'CIRCULAR_DEPENDENCY' && !warning.id?.includes('node_modules')) warn(warning)
}

/** Bundles every page set in one run, and writes each with the chunks that it imports. */
export async function bundlePages(pages: Page[], { root, output }: { root: string; output: string }): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(pages.map(({ name, entry }) => [name, join(root, entry)])),
    plugins: [
      scopedModules(root, readLabelTables(root)),
      bundledIcons(root),
      withoutTypes(),
      lwcOf(root),
      runtimeConstants(),
      minified(),
    ],
    onwarn: stopOnMissing,
  })
  const generated = await bundle.generate({
    format: 'esm',
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
  })
  await bundle.close()
  const chunks = generated.output.filter((file) => file.type === 'chunk')
  await Promise.all(pages.map((page) => writePage(page, chunks, { root, folder: join(output, page.name) })))
}
