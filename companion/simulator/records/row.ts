export type Scalar = string | number | boolean | null

/** A record: field names against JSON values. */
export type Row = { Id: string; [field: string]: Scalar }
