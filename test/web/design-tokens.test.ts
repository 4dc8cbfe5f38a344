import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../scripts/pages/root.ts'

const TOKENS = 'companion/web/modules/kit/tokens/tokens.css'
const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab|lch|color)a?\([^)]*\)|:\s*(?:black|white|red|gr[ae]y)\b/gi

const textOf = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const coloursIn = (file: string) => [...textOf(file).matchAll(COLOUR)].map(([colour]) => colour)
const sheets = globSync('companion/web/modules/**/*.css', { cwd: projectRoot })

describe('the design tokens', () => {
  it('hold every colour of the pages, each once', () => {
    const elsewhere = sheets.filter((file) => file !== TOKENS).flatMap((file) => coloursIn(file).map((c) => [file, c]))
    expect(elsewhere).toEqual([])
    expect(new Set(coloursIn(TOKENS)).size).toBe(coloursIn(TOKENS).length)
    expect(coloursIn(TOKENS).length).toBeGreaterThan(30)
  })

  it('are all used, and no style sheet uses one that does not exist', () => {
    const defined = [...textOf(TOKENS).matchAll(/^ {2}(--tb-[\w-]+):/gm)].map(([, name]) => name)
    const used = sheets.flatMap((file) => [...textOf(file).matchAll(/var\((--tb-[\w-]+)\)/g)].map(([, name]) => name))
    expect([...new Set(used)].toSorted()).toEqual(defined.toSorted())
  })
})
