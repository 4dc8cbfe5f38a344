import { describe, expect, it } from 'vitest'
import { crowdedFolders, MAX_FILES } from '../../../scripts/house/folder-sizes.ts'

const filesIn = (folder: string, count: number, ending = 'ts') =>
  Array.from({ length: count }, (_, index) => `${folder}/file${index}.${ending}`)

describe('the size of folders', () => {
  it('allows source files up to the limit', () => {
    expect(crowdedFolders(filesIn('companion/src/credits/gate', MAX_FILES))).toEqual([])
  })

  it('names a folder above the limit, with its number of files', () => {
    expect(crowdedFolders(filesIn('companion/src/credits/gate', MAX_FILES + 1))).toEqual([
      'companion/src/credits/gate has 19 source files, 18 at most: make rooms',
    ])
  })

  it('counts classes of the package, each room by itself', () => {
    const room = filesIn('force-app/main/usage/classes', MAX_FILES, 'cls')
    expect(crowdedFolders([...room, ...filesIn('force-app/main/usage/classes/charts', 3, 'cls')])).toEqual([])
    expect(crowdedFolders([...room, 'force-app/main/usage/classes/One.cls'])).toHaveLength(1)
  })

  it('counts no tests and no data', () => {
    const tests = filesIn('force-app/main/usage/classes/tests', MAX_FILES + 1, 'cls')
    expect(crowdedFolders([...tests, ...filesIn('companion/src/credits', 40, 'json')])).toEqual([])
  })
})
