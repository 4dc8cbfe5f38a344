import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'rollup'

const OWN = ['companion/web/modules', 'companion/simulator/lightning', 'force-app']
const BASE = 'node_modules/lightning-base-components/src/lightning'
const SET = /^lightning\/iconSvgTemplates(Utility|Standard|Action|Custom|Doctype)(Rtl)?$/
const ICON = /\b(utility|standard|action|custom|doctype):([a-z0-9_]+)\b/g

/** The icon names in a source text, as `set_name`. */
export const iconsIn = (text: string): string[] => [...text.matchAll(ICON)].map(([, set, name]) => `${set}_${name}`)

function usedIcons(root: string): Set<string> {
  const folders = [...OWN, BASE].map((folder) => `${folder}/**/*.{js,ts,html}`)
  const files = globSync(folders, { cwd: root, exclude: ['**/iconSvgTemplates*/**', '**/__*__/**'] })
  return new Set(files.flatMap((file) => iconsIn(readFileSync(join(root, file), 'utf8'))))
}

const importOf = (folder: string, set: string, icon: string) =>
  `import ${icon} from '${join(folder, set, icon.slice(set.length + 1))}.html';`

function iconModule(root: string, set: string, icons: string[]): string {
  const folder = join(root, BASE, `iconSvgTemplates${set[0]?.toUpperCase()}${set.slice(1)}`, 'buildTemplates')
  const known = new Set(globSync('*.html', { cwd: join(folder, set) }).map((file) => `${set}_${file.slice(0, -5)}`))
  const kept = icons.filter((icon) => known.has(icon))
  return [...kept.map((icon) => importOf(folder, set, icon)), `export default { ${kept.join(', ')} };`].join('\n')
}

/** Bundles only the icons that the sources name, not all 2,000 of the base components. */
export function bundledIcons(root: string): Plugin {
  const icons = usedIcons(root)
  return {
    name: 'bundled-icons',
    resolveId: (id) => (SET.test(id) ? `\0icons:${SET.exec(id)?.[1]?.toLowerCase()}` : null),
    load(id) {
      const set = id.startsWith('\0icons:') ? id.slice('\0icons:'.length) : undefined
      return set ? iconModule(root, set, [...icons].filter((icon) => icon.startsWith(`${set}_`)).toSorted()) : null
    },
  }
}
