/** A record: field names against JSON values. */
export type Row = { Id: string } & Record<string, unknown>
