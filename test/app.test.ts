import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, it } from 'vitest'

const MAX_IMPORTS = 20

it('the root lists the features and imports at most 20 modules', () => {
  const path = 'companion/src/app.ts'
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  const imports = source.statements.filter(ts.isImportDeclaration)
  expect(imports.length).toBeGreaterThan(0)
  expect(imports.length).toBeLessThanOrEqual(MAX_IMPORTS)
})
