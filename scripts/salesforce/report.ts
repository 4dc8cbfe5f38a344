/** The faults that a check found, each with its place. */
export type Failures = string[]

/** Prints the faults of a check, and exits with 1 if there are any. */
export function report(what: string, failures: Failures): void {
  if (failures.length === 0) {
    process.stdout.write(`${what}: fine\n`)
    return
  }
  process.stderr.write(`${what}: ${failures.length} found\n${failures.map((failure) => `  ${failure}\n`).join('')}`)
  process.exitCode = 1
}

/** Exits with the code for a skipped check: neither passed nor failed. */
export function skip(reason: string): void {
  process.stdout.write(`${reason}\n`)
  process.exitCode = 3
}
