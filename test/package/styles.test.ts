import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { looksAt } from '../../scripts/pages/looks.ts'
import { projectRoot } from '../../scripts/pages/root.ts'

const FOLDER = join(projectRoot, 'force-app')

const textsOf = (pattern: string) =>
  globSync(pattern, { cwd: FOLDER, exclude: ['**/__tests__/**'] }).map((file) => ({
    file,
    text: readFileSync(join(FOLDER, file), 'utf8'),
  }))

/** The matches of a pattern in the files, each with its file. */
const found = (files: { file: string; text: string }[], pattern: RegExp): string[] =>
  files.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([match, group]) => `${file}: ${group ?? match}`))

/** Fallbacks within `var()` may be colours of SLDS 1. */
const withoutFallbacks = (text: string) => text.replaceAll(/var\(--[\w-]+,[^()]*(\([^()]*\)[^()]*)*\)/g, '')

const styles = textsOf('**/lwc/**/*.css')
const sheets = looksAt(projectRoot).map(({ name, sheet }) => ({
  name,
  text: readFileSync(join(projectRoot, sheet), 'utf8'),
}))

describe('the styles of the package', () => {
  it('support both looks', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['slds1', 'slds2'])
    expect(styles.length).toBeGreaterThan(0)
  })

  it('use no design tokens and no hooks of components, which SLDS 2 does not support', () => {
    expect(found(styles, /--(?:lwc|slds-c|slds-s|sds)-[\w-]+/g)).toEqual([])
  })

  it('have a fallback for every hook, for orgs without it', () => {
    expect(found(styles, /var\(\s*(--slds-[\w-]+)\s*\)/g)).toEqual([])
  })

  it('take every colour from a hook', () => {
    const bare = styles.map(({ file, text }) => ({ file, text: withoutFallbacks(text) }))
    expect(found(bare, /#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)/gi)).toEqual([])
  })

  it.each(sheets)('name only hooks and classes that exist in $name', ({ text }) => {
    const markup = textsOf('**/lwc/**/*.{html,js}')
    const hooks = found(styles, /(--slds-g-[\w-]+)/g).filter((hook) => !text.includes(`${hook.split(': ')[1]}:`))
    const names = found(markup, /(?<![\w/-])(slds-[a-z][\w-]*\w)(?![\w-])/g)
    const classes = names.filter((name) => !text.includes(`.${name.split(': ')[1]}`))

    expect([...hooks, ...classes]).toEqual([])
  })
})
