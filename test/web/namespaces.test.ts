import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../scripts/pages/root.ts'

const MODULES = join(projectRoot, 'companion/web/modules')
const namespaces = [...new Set(globSync('*/*', { cwd: MODULES }).map((folder) => folder.split(sep)[0] ?? ''))]
const USE = new RegExp(String.raw`(?:['"](${namespaces.join('|')})/|<(${namespaces.join('|')})-)`, 'g')

/** The namespaces that the scripts and templates of a namespace use besides itself and the kit. */
function usedBy(namespace: string): string[] {
  const files = globSync(`${namespace}/**/*.{js,ts,html}`, { cwd: MODULES })
  const used = files
    .flatMap((file) => [...readFileSync(join(MODULES, file), 'utf8').matchAll(USE)])
    .map(([, imported, drawn]) => imported ?? drawn ?? '')
  return [...new Set(used)].filter((name) => name !== namespace && name !== 'kit').toSorted()
}

describe('the modules of the pages', () => {
  it('use other namespaces only along these arrows', () => {
    expect(Object.fromEntries(namespaces.toSorted().map((name) => [name, usedBy(name)]))).toEqual({
      accounts: [],
      audit: ['credits'],
      connections: ['golive', 'usage'],
      credits: ['usage'],
      frame: namespaces.filter((name) => name !== 'frame' && name !== 'kit').toSorted(),
      golive: [],
      kit: [],
      notifications: [],
      orgs: [],
      parity: [],
      usage: ['credits'],
    })
  })
})
