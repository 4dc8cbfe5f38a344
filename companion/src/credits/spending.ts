/** Who spends, most important first. When credits are short, the last one is refused first. */
export const CONSUMERS = ['person', 'handshake', 'flow-step', 'export', 'import', 'parity', 'status'] as const
export type Consumer = (typeof CONSUMERS)[number]

/** The kind of a request: to the API, or to an OAuth endpoint. Both need a credit. */
export type Bucket = 'api' | 'auth'

/** How a reserved credit was settled. `returned`: the request never left for Salesforce. */
export type Settlement = 'spent' | 'returned'

/** What the ledger counts. `refused`: no credit was reserved. */
export type Outcome = Settlement | 'refused'

/** How long a time a row of the ledger covers. */
export type Span = 'minute' | 'hour' | 'day'

/** The largest share of a window that a consumer may have, in percent from 1 to 100. */
export type Shares = Partial<Record<Consumer, number>>
