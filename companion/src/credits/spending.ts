/** Who spends. */
export type Consumer = 'handshake' | 'status' | 'parity' | 'import' | 'export' | 'flow-step' | 'person'

/** What a request is: a call of the API, or of one of the OAuth endpoints. Both need a credit. */
export type Bucket = 'api' | 'auth'

/** What became of a credit. `returned` is only for a request that never left for Salesforce. */
export type Outcome = 'spent' | 'returned'
