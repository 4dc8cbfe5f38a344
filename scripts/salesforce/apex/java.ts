import { spawnSync } from 'node:child_process'

/** Whether this machine has a Java to run the checks that need one. */
export const hasJava = () => spawnSync('java', ['-version']).status === 0
