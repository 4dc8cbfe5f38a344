import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { salesforceCli } from '../../kit/simulator/sf.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const PACKAGES = [
  'force-app-companion',
  'force-app',
  'force-app-integration',
  'force-app-translations',
  'force-app-client',
]

const Manifest = Type.Object({
  Package: Type.Object({
    types: Type.Array(Type.Object({ members: Type.Array(Type.String()), name: Type.String() })),
    version: Type.String(),
  }),
})
const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'members' || name === 'types' })

/** The type and name of a metadata file: its root element is the type, its path gives the name. */
function componentsIn(path: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const type = /<(?!\?)(\w+)/.exec(text)?.[1] ?? ''
  const name = basename(path)
    .replace(/\.[^.]+(\.[^.]+)?-meta\.xml$/, '')
    .replace(/\.js$/, '')
  const labels =
    type === 'CustomLabels' ? [...text.matchAll(/<fullName>(\w+)</g)].map(([, label]) => `CustomLabel:${label}`) : []
  return [memberOf(type, name, path), ...labels]
}

/** Parts of objects are named after the object, and reports and dashboards after their folder, which is a member too. */
function memberOf(type: string, name: string, path: string): string {
  if (type === 'CustomField' || type === 'ListView') return `${type}:${basename(dirname(dirname(path)))}.${name}`
  if (type === 'Report' || type === 'Dashboard') return `${type}:${basename(dirname(path))}/${name}`
  const folder = /^(Report|Dashboard)Folder$/.exec(type)?.[1]
  return folder ? `${folder}:${name}/` : `${type}:${name}`
}

describe('the manifest that the real sf generates', () => {
  let cli: Awaited<ReturnType<typeof salesforceCli>>
  let folder: string
  beforeAll(async () => {
    cli = await salesforceCli({ instanceUrl: '', accessToken: '' })
    folder = await mkdtemp(join(tmpdir(), 'tollbridge-manifest-'))
  })
  afterAll(async () => {
    await cli.remove()
    await rm(folder, { recursive: true, force: true })
  })

  async function membersOf(directories: string[]) {
    await cli.sf('project generate manifest', ...directories.flatMap((one) => ['--source-dir', one]), '--output-dir', folder) // prettier-ignore
    const { types, version } = Value.Parse(Manifest, parser.parse(readFileSync(join(folder, 'package.xml'), 'utf8'))).Package // prettier-ignore
    return {
      version,
      members: types.flatMap(({ name, members }) => members.map((member) => `${name}:${member}`)).sort(),
    }
  }

  const componentsOf = (directory: string) =>
    globSync(`${directory}/**/*-meta.xml`, { cwd: ROOT }).flatMap(componentsIn).sort()

  it.each(PACKAGES)('lists exactly the components of %s', async (directory) => {
    const { members, version } = await membersOf([directory])

    expect(members).toEqual(componentsOf(directory))
    expect(version).toBe('67.0')
  })

  it('lists the components of all package directories together, each once', async () => {
    const { members } = await membersOf(PACKAGES)

    expect(members).toEqual(PACKAGES.flatMap(componentsOf).sort())
    expect(new Set(members).size).toBe(members.length)
  })
})
