import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const DOOR = join(import.meta.dirname, '../../companion/src/salesforce/index.ts')

/** Imports a file in a process of its own, and returns which of the packages were loaded with it. */
async function packagesLoadedWith(file: string, names: string[]): Promise<string[]> {
  const program = `
    import { createRequire } from 'node:module'
    await import(${JSON.stringify(file)})
    const loaded = Object.keys(createRequire(${JSON.stringify(file)}).cache)
    console.log(JSON.stringify(${JSON.stringify(names)}.filter((name) => loaded.some((path) => path.includes('/node_modules/' + name + '/')))))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  return JSON.parse(stdout) as string[]
}

describe('the door to Salesforce', () => {
  it('loads jsforce only for the first request, so that a start does not wait for it', async () => {
    expect(await packagesLoadedWith(DOOR, ['jsforce'])).toEqual([])
  })

  it('is seen to load jsforce where a file imports it', async () => {
    const adapter = join(import.meta.dirname, '../../companion/src/salesforce/api/jsforce-connection.ts')
    expect(await packagesLoadedWith(adapter, ['jsforce'])).toEqual(['jsforce'])
  })
})
