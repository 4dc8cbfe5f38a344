import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Failures } from '../report.ts'
import { projectRoot, type Source } from '../sources.ts'

const ICON = /\b(action|custom|doctype|standard|utility):([a-z][a-z0-9_]*)\b/g

/** The icons of the Lightning Design System, such as `utility:forward`. */
export function readIcons(): ReadonlySet<string> {
  const folder = join(projectRoot, 'node_modules/@salesforce-ux/design-system/assets/icons')
  const files = globSync('{action,custom,doctype,standard,utility}/*.svg', { cwd: folder })
  return new Set(files.map((file) => `${file.split(/[\\/]/, 1)[0]}:${basename(file, '.svg')}`))
}

/** Icons that a component names and that do not exist: Salesforce shows an empty square in their place. */
export function faultsOfIcons(sources: Source[], icons: ReadonlySet<string>): Failures {
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(ICON)]
      .map(([icon]) => icon)
      .filter((icon) => !icons.has(icon))
      .map((icon) => `${path}: no icon ${icon}`),
  )
}
