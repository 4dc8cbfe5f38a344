/** The options that name the org, of those for the Salesforce CLI. Without them it takes its default org. */
export function targetOf(options: string[]): string[] {
  const at = options.findIndex((option) => /^(--target-org|-o)(=|$)/.test(option))
  if (at < 0) return []
  return options[at]?.includes('=') ? options.slice(at, at + 1) : options.slice(at, at + 2)
}

/** Tells why nothing happens, as the Salesforce CLI would: as JSON if that is asked for. */
export function refuse(message: string, options: string[]): void {
  if (options.includes('--json')) process.stdout.write(`${JSON.stringify({ status: 1, message })}\n`)
  else process.stderr.write(`${message}\n`)
  process.exitCode = 1
}

/** Tells something beside what the Salesforce CLI prints. */
export function say(note: string | undefined): void {
  if (note) process.stderr.write(`${note}\n`)
}
