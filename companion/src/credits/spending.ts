/** Who spends, the most important first: when credits are short, who stands last is refused first. */
export const CONSUMERS = ['person', 'handshake', 'flow-step', 'export', 'import', 'parity', 'status'] as const
export type Consumer = (typeof CONSUMERS)[number]

/** What a request is: a call of the API, or of one of the OAuth endpoints. Both need a credit. */
export type Bucket = 'api' | 'auth'

/** What became of a credit that was reserved. `returned` is only for a request that never left for Salesforce. */
export type Settlement = 'spent' | 'returned'

/** What the ledger counts; `refused` never had a credit. */
export type Outcome = Settlement | 'refused'

/** How long a row of the ledger stands for. */
export type Span = 'minute' | 'hour' | 'day'

/** The most that a consumer may have of a window, in percent from 1 to 100. */
export type Shares = Partial<Record<Consumer, number>>
