/** An error that stops the demo: one line with the cause and the remedy. */
export class DemoFault extends Error {}

/** Prints a fault as one line and sets a failing exit code. */
export function reportFault(fault: unknown): void {
  const text = fault instanceof Error ? fault.message : String(fault)
  process.stderr.write(text.startsWith('tollbridge:') ? `${text}\n` : `tollbridge: ${text}\n`)
  process.exitCode = 1
}
