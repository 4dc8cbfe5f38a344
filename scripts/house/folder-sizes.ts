import { dirname } from 'node:path/posix'

/** As many source files as a person can keep in view. A folder with more lacks a room. */
export const MAX_FILES = 18

const SOURCES = /^(companion\/(src|simulator)|packages|scripts|force-app[\w-]*)\/.*\.(ts|mjs|cls)$/

const isSource = (path: string): boolean => SOURCES.test(path) && !path.includes('/classes/tests/')

/** The folders with too many source files, one line each. @param paths files, relative to the repository */
export function crowdedFolders(paths: readonly string[]): string[] {
  const folders = Object.groupBy(paths.filter(isSource), (path) => dirname(path))
  return Object.entries(folders).flatMap(([folder, files = []]) => {
    const { length } = files
    return length > MAX_FILES ? [`${folder} has ${length} source files, ${MAX_FILES} at most: make rooms`] : []
  })
}
