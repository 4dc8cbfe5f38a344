/** What a check found wrong, each with its place. */
export type Failures = string[]

/** Prints what a check found, and ends the process with 1 if there was anything. */
export function report(what: string, failures: Failures): void {
  if (failures.length === 0) {
    process.stdout.write(`${what}: fine\n`)
    return
  }
  process.stderr.write(`${what}: ${failures.length} found\n${failures.map((failure) => `  ${failure}\n`).join('')}`)
  process.exitCode = 1
}

/** Ends the process with the code that says: not failed, but not done either. */
export function skip(reason: string): void {
  process.stdout.write(`${reason}\n`)
  process.exitCode = 3
}
