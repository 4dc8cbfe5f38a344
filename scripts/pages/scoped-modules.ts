import { globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'rollup'
import type { LabelTables } from './labels.ts'

const LABEL = '@salesforce/label/'
const APEX = '@salesforce/apex'
const PERMISSION = /^@salesforce\/(?:custom|user)Permission\/(\w+)$/
const GRANTED = '\0granted/'
/** What the address may ask for in place of an admin, with the permissions that this reader holds. */
const READERS = { viewer: ['Tollbridge_View'], stranger: [] }
const heldModule = (permission: string) => `
const held = ${JSON.stringify(READERS)}[new URLSearchParams(window.location.search).get('as')];
export default held ? held.includes('${permission}') || undefined : true;
`
const TABLES = '\0label-tables'
/** npm packages that the pages use besides LWC modules, which the LWC plugin resolves itself. */
const LIBRARIES = /^(@lwc\/synthetic-shadow|intl-messageformat|@formatjs\/.+)$/
const COMPONENT = /^c\/(\w+)$/

/** The part of `@salesforce/i18n` that depends on the reader. The base components provide the rest. */
const LOCALE: Record<string, string> = {
  lang: 'language',
  locale: 'locale',
  timeZone: 'timeZone',
  'number.decimalSeparator': 'decimalSeparator',
  'number.groupingSeparator': 'groupingSeparator',
}

const baseLabelFile = (label: string) => `lightning-base-components/scopedImports/@salesforce-label-${label}.js`

const tablesModule = (tables: LabelTables) => `
import { language } from 'kit/locale';
const tables = ${JSON.stringify(tables)};
const table = tables[language] ?? {};
export const labelText = (id, fallback) => table[id] ?? tables.en[id] ?? fallback;
`

const labelModule = (label: string) => {
  const fallback = label.startsWith('c.')
    ? `const fallback = '${label}';`
    : `import fallback from '${baseLabelFile(label)}';`
  return `import { labelText } from '${TABLES}';\n${fallback}\nexport default labelText('${label}', fallback);`
}

const apexModule = (host: string, method: string) => {
  const [className, methodName] = method.split('.')
  return `import { apexMethod } from '${host}';\nexport default apexMethod('${className}', '${methodName}');`
}

const localeModule = (name: string) => `import { ${name} } from 'kit/locale';\nexport default ${name};`

/** Ids of virtual modules start with a NUL, so that no other plugin reads them as files. */
function virtualModule(id: string, host: string, tables: LabelTables): string | null {
  if (id === TABLES) return tablesModule(tables)
  if (id.startsWith(GRANTED)) return heldModule(id.slice(GRANTED.length))
  if (id.startsWith(`\0${LABEL}`)) return labelModule(id.slice(LABEL.length + 1))
  if (id.startsWith(`\0${APEX}/`)) return apexModule(host, id.slice(APEX.length + 2))
  if (id.startsWith('\0locale/')) return localeModule(id.slice('\0locale/'.length))
  return null
}

const virtualId = (id: string): string | null => {
  const local = id.startsWith('@salesforce/i18n/') ? LOCALE[id.slice('@salesforce/i18n/'.length)] : undefined
  if (local) return `\0locale/${local}`
  const permission = PERMISSION.exec(id)?.[1]
  if (permission) return `${GRANTED}${permission}`
  return id === TABLES || id.startsWith(LABEL) || id.startsWith(`${APEX}/`) ? `\0${id.replace('\0', '')}` : null
}

/** Resolves the modules of the platform at run time: labels, Apex methods, the reader's locale, components of the package. */
export function scopedModules(root: string, tables: LabelTables): Plugin {
  const host = join(root, 'companion/simulator/lightning/apex.ts')
  const component = (name: string) => globSync(`force-app*/**/lwc/${name}/${name}.js`, { cwd: root })[0]
  return {
    name: 'scoped-modules',
    resolveId(id, importer = root) {
      if (LIBRARIES.test(id)) return createRequire(importer).resolve(id)
      if (id === APEX) return host
      if (id.startsWith('lightning-base-components/')) return join(root, 'node_modules', id)
      const name = COMPONENT.exec(id)?.[1]
      const file = name && component(name)
      return file ? join(root, file) : virtualId(id)
    },
    load: (id) => virtualModule(id, host, tables),
  }
}
