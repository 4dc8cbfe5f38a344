import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../scripts/pages/root.ts'

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8')
const pathsIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, path]) => path)

describe('the addresses of the pages', () => {
  it('are answered by a feature of the companion too, so that a page can be loaded again', () => {
    const inTheBrowser = pathsIn(read('companion/web/modules/frame/app/pages.ts'), /^ {2}'(\/[\w/-]*)': \{/gm)
    const doors = globSync('companion/src/*/index.ts', { cwd: projectRoot }).map(read)
    const lists = doors.flatMap((door) => /^ *pages: (\[.*\]),$/m.exec(door)?.[1] ?? [])
    const inTheCompanion = lists.flatMap((list) => pathsIn(list, /'(\/[\w/-]*)'/g))
    expect(inTheBrowser.length).toBeGreaterThan(10)
    expect(inTheCompanion.toSorted()).toEqual(inTheBrowser.toSorted())
  })
})
