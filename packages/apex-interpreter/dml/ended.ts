export type Operation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete'

/** Why the platform refuses a row. */
export type Fault = { code: string; message: string; fields: string[] }

/** How the change of one row ended: its id, or why it was refused. */
export type Ended = { id?: string; faults: Fault[] }

export const refused = (code: string, message: string, fields: string[] = []): Ended => ({
  faults: [{ code, message, fields }],
})

/** What Apex reads of a statement that was refused. */
export function refusalText(operation: Operation, row: number, { code, message, fields }: Fault): string {
  const verb = operation.charAt(0).toUpperCase() + operation.slice(1)
  return `${verb} failed. First exception on row ${row}; first error: ${code}, ${message}: [${fields.join(', ')}]`
}
