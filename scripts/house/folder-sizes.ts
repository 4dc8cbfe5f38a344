import { dirname } from 'node:path/posix'

/** As many source files as a person can keep in view. A folder with more lacks a room. */
export const MAX_FILES = 18

/** Folders of the simulator that are larger, with the size that they must not outgrow. */
const LARGER: Readonly<Record<string, number>> = {
  // The doubles go once the simulator runs the real classes.
  'companion/simulator/apex': 24,
  'companion/simulator/metadata': 26,
  'companion/simulator/rest': 19,
  'companion/simulator/schema': 20,
}

const SOURCES = /^(companion\/(src|simulator)|packages|scripts|force-app[\w-]*)\/.*\.(ts|mjs|cls)$/

const isSource = (path: string): boolean => SOURCES.test(path) && !path.includes('/classes/tests/')

/** The folders with too many source files, one line each. @param paths files, relative to the repository */
export function crowdedFolders(paths: readonly string[]): string[] {
  const folders = Object.groupBy(paths.filter(isSource), (path) => dirname(path))
  return Object.entries(folders).flatMap(([folder, files = []]) => {
    const most = LARGER[folder] ?? MAX_FILES
    return files.length > most ? [`${folder} has ${files.length} source files, ${most} at most: make rooms`] : []
  })
}
