import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { digestFileOf, digestOf, digestsOf } from '../../../../scripts/salesforce/deploy/earlier.ts'
import { encounterOf, type OrgComponent } from '../../../../scripts/salesforce/deploy/ownership.ts'
import { packageSources, projectRoot } from '../../../../scripts/salesforce/sources.ts'

const EARLIER = new Map([
  ['classes/setup.cls', new Set([digestOf('class Setup {}')])],
  ['lwc/overview/overview.js', new Set([digestOf('1')])],
  ['lwc/overview/overview.html', new Set([digestOf('2')])],
])
const OWN = [
  { type: 'ApexClass', name: 'TollbridgeSetup' },
  { type: 'LightningComponentBundle', name: 'tollbridgeOverview' },
] as const

const apexClass = (name: string, text: string): OrgComponent => ({
  type: 'ApexClass',
  name,
  files: new Map([[`classes/${name}.cls`, text]]),
})
const bundle = (name: string, files: Record<string, string>, description = ''): OrgComponent => ({
  type: 'LightningComponentBundle',
  name,
  files: new Map(Object.entries(files).map(([file, text]) => [`lwc/${name}/${file}`, text])),
  description,
})

/** In which list a component in the org ends up, or undefined if it does not matter. */
const placeOf = (held: OrgComponent) =>
  Object.entries(encounterOf([held], [...OWN], EARLIER)).find(([, list]) => list.length > 0)?.[0]

describe('a component in the org', () => {
  it.each([
    ['begins with our mark', apexClass('TollbridgeSetup', '/**\n * Ours.\n *\n * @group Tollbridge\n */\nclass A {}')],
    ['has our description', bundle('tollbridgeOverview', { 'a.js': '' }, 'The usage. Part of Tollbridge.')],
    ['has a name of its own', apexClass('Invoices', 'class Invoices {}')],
  ])('may be replaced when it %s', (_, held) => {
    expect(placeOf(held)).toBeUndefined()
  })

  it.each([
    ['has no mark', apexClass('TOLLBRIDGESETUP', 'class TollbridgeSetup {}')],
    ['has the mark further down', apexClass('TollbridgeSetup', '/** Theirs. */ class A { /** @group Tollbridge */ }')],
    ['has the mark of another package', apexClass('TollbridgeSetup', '/** @group TollbridgeForks */ class A {}')],
    ['has another description', bundle('tollbridgeOverview', { 'a.js': '' }, 'Tollbridge')],
  ])('is a stranger under our name when it %s', (_, held) => {
    expect(placeOf(held)).toBe('strangers')
  })

  it.each([
    ['is a class of it', apexClass('setup', 'class Setup {}\r\n')],
    ['is a bundle of it, file by file', bundle('overview', { 'overview.js': '1', 'overview.html': '2\n' })],
  ])('is removed by an upgrade when it %s', (_, held) => {
    expect(placeOf(held)).toBe('outdated')
  })

  it.each([
    ['is a class that was changed', apexClass('Setup', 'class Setup { Integer theirs; }')],
    ['is a bundle of which one file was changed', bundle('overview', { 'overview.js': '1', 'overview.html': '3' })],
    ['is a bundle with a file too many', bundle('overview', { 'overview.js': '1', 'overview.css': '2' })],
  ])('is left in the org by an upgrade when it %s', (_, held) => {
    expect(placeOf(held)).toBe('changed')
  })
})

describe('the digests of version 0.2.0', () => {
  it('are those of its code', () => {
    const zip = unzipSync(readFileSync(join(projectRoot, 'test/fixtures/package/tollbridge-0.2.0.zip')))
    const kept: unknown = JSON.parse(readFileSync(digestFileOf('0.2.0'), 'utf8'))

    expect(kept).toEqual(digestsOf(zip))
    expect(Object.keys(digestsOf(zip))).toEqual(
      expect.arrayContaining(['classes/Setup.cls', 'lwc/overview/overview.js']),
    )
  })

  it('differ from the present code, which bears the mark', () => {
    const [settings] = packageSources('TollbridgeSettings.cls')
    expect(settings && placeOf(apexClass('TollbridgeSetup', settings.text))).toBeUndefined()
  })
})
