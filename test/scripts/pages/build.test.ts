import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexHtml } from '../../../scripts/pages/html.ts'
import { iconsIn } from '../../../scripts/pages/icons.ts'
import { customLabels, languageOf, translatedLabels } from '../../../scripts/pages/labels.ts'
import { looksOf } from '../../../scripts/pages/looks.ts'
import type { Page } from '../../../scripts/pages/pages.ts'
import { readStamp, sourcesOf, stampOf, writeStamp } from '../../../scripts/pages/stamp.ts'
import { reachedChunks } from '../../../scripts/pages/write-page.ts'

const SLDS_1 = 'node_modules/@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css'
const SLDS_2 = 'node_modules/@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css'

describe('the stamp of the pages', () => {
  let root: string
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pages-'))
    write('companion/web/main.ts', 'start()')
    write('force-app/main/usage/lwc/meter/meter.js', 'meter()')
    write('package-lock.json', '{}')
  })

  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  it('stays the same while nothing changes', () => {
    expect(stampOf(root)).toBe(stampOf(root))
  })

  it.each([
    ['a page', 'companion/web/main.ts', 'start(2)'],
    ['a component of the package', 'force-app/main/usage/lwc/meter/meter.js', 'meter(2)'],
    ['a label of the package', 'force-app/main/default/labels/X.labels-meta.xml', '<CustomLabels/>'],
    ['a translation', 'companion/labels/fr/web.json', '{}'],
    ['a dependency', 'package-lock.json', '{ "lockfileVersion": 3 }'],
    ['a look that is installed', SLDS_2, ''],
    ['the build itself', 'scripts/pages/build.ts', ''],
  ])('changes with %s', (_what, file, text) => {
    const before = stampOf(root)
    write(file, text)
    expect(stampOf(root)).not.toBe(before)
  })

  it('changes when a file moves', () => {
    const before = stampOf(root)
    rmSync(join(root, 'companion/web/main.ts'))
    write('companion/web/other.ts', 'start()')
    expect(stampOf(root)).not.toBe(before)
  })

  it('ignores tests and installed packages', () => {
    write('force-app/main/usage/lwc/meter/__tests__/meter.test.js', '')
    write('companion/web/node_modules/x/x.js', '')
    expect(sourcesOf(root)).toEqual([
      'companion/web/main.ts',
      'force-app/main/usage/lwc/meter/meter.js',
      'package-lock.json',
    ])
  })

  it('exists only after a build has finished', () => {
    const output = join(root, 'build/pages')
    expect(readStamp(output)).toBeUndefined()
    writeStamp(output, 'abc')
    expect(readStamp(output)).toBe('abc')
  })
})

describe('the icons that are bundled', () => {
  it('are those that a source names', () => {
    expect(iconsIn(`<lightning-icon icon-name="utility:info"> 'standard:connected_apps' https://x`)).toEqual([
      'utility_info',
      'standard_connected_apps',
    ])
  })
})

describe('the labels of the package', () => {
  it('are read from the source language', () => {
    const xml =
      '<CustomLabels><labels><fullName>A</fullName><value>It&apos;s 5 &amp; up</value></labels></CustomLabels>'
    expect(customLabels(xml)).toEqual({ 'c.A': "It's 5 & up" })
  })

  it('are read from a translation', () => {
    const xml = '<Translations><customLabels><label>Ç</label><name>A</name></customLabels></Translations>'
    expect(translatedLabels(xml)).toEqual({ 'c.A': 'Ç' })
  })

  it.each([
    ['fr', 'fr'],
    ['zh_TW', 'zh-TW'],
    ['en_US', 'en'],
  ])('of %s are those of pages in %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language)
  })
})

describe('the looks', () => {
  const page = (name: Page['name']): Page => ({
    name,
    title: 'T',
    entry: 'x',
    assets: 'assets',
    facts: [],
    scripts: [],
  })
  const namesOf = (name: Page['name'], root: string) => looksOf(page(name), root).map((look) => look.name)
  let root: string
  const install = (sheet: string) => {
    mkdirSync(dirname(join(root, sheet)), { recursive: true })
    writeFileSync(join(root, sheet), '')
  }
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'looks-'))
    install(SLDS_1)
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  it('are two for the package, and one for the companion', () => {
    install(SLDS_2)
    expect([namesOf('lightning', root), namesOf('companion', root)]).toEqual([['slds1', 'slds2'], ['slds1']])
  })

  it('are one when SLDS 2 is not installed', () => {
    expect(namesOf('lightning', root)).toEqual(['slds1'])
  })
})

describe('a page set', () => {
  const chunk = (fileName: string, imports: string[] = [], dynamicImports: string[] = []) => ({
    fileName,
    imports,
    dynamicImports,
  })
  const page: Page = {
    name: 'companion',
    title: 'T',
    entry: 'x',
    assets: 'assets',
    facts: [],
    scripts: ['/labels/%LANGUAGE%.js'],
  }

  it('contains only the modules that its entry imports', () => {
    const [entry, shared, icons] = [chunk('a', ['b'], ['c']), chunk('b', [], ['c']), chunk('c', ['b'])]
    const { now, later } = reachedChunks(entry, [entry, shared, icons, chunk('other')])
    expect([now, later]).toEqual([[entry, shared], [icons]])
  })

  it('has an index.html that runs under a strict content security policy', () => {
    const html = indexHtml(page, {
      entry: 'm-1.js',
      preloads: ['s-1.js'],
      sheets: [
        { look: 'slds1', file: 'slds1-1.css' },
        { look: 'slds2', file: 'slds2-1.css' },
      ],
      icon: 'i.svg',
    })
    expect(html).toContain('<html lang="%LANGUAGE%">')
    expect(html).toContain('<script type="module" src="/assets/m-1.js"></script>')
    expect(html).toContain('<link rel="stylesheet" href="/assets/slds2-1.css" data-look="slds2" disabled>')
    expect(html).not.toMatch(/<script>|<script[^>]*>[^<]|style=|\son\w+=/)
  })
})
