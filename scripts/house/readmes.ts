import { basename } from 'node:path/posix'

/** A door for people is one screen: what lives here, the one flow worth knowing, where to add things. */
const LINES = { min: 8, max: 25 }

/** Folders outside the features of the companion that need a door for people too. */
const DOORS = [
  'companion/src',
  'companion/simulator',
  'companion/web',
  'force-app',
  'packages/apex-interpreter',
  'scripts',
  'test',
]

/**
 * Which doors for people are missing or too long, one line each.
 * @param features the folders of `companion/src`, relative to the repository
 * @param read the text of a README, undefined if there is none
 */
export function readmeFaults(features: readonly string[], read: (path: string) => string | undefined): string[] {
  return [...DOORS, ...features].flatMap((folder) => {
    const path = `${folder}/README.md`
    const text = read(path)
    if (text === undefined) return [`${path} is missing`]
    const lines = text.trim().split('\n').length
    if (lines < LINES.min || lines > LINES.max) return [`${path} has ${lines} lines, not ${LINES.min} to ${LINES.max}`]
    return text.startsWith('# ') ? [] : [`${path} has no title: begin with "# ${basename(folder)}"`]
  })
}
