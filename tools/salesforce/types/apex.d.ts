/** What the Apex controllers answer, as their classes declare it. */
declare namespace Tollbridge {
  interface Overview {
    usage: { used: number; allowed: number }
    environment: { kind: EnvironmentKind; name: string; organizationId: string }
    marketo: MarketoSpend
    readAt?: string
  }

  type EnvironmentKind = 'production' | 'sandbox' | 'scratch' | 'developer' | 'trial'

  interface MarketoSpend {
    state: 'connected-here' | 'connected-elsewhere' | 'not-connected' | 'not-paired' | 'unreachable'
    spent?: number
    dailyLimit?: number
    windowEnd?: string
  }

  /** The credits of one hour or day. */
  interface UsagePoint {
    /** When it began. */
    at: string
    spent: number
    /** Requests that got no credit. */
    refused?: number
    byConsumer?: Record<string, number>
  }

  /** Who spends credits, as a chart names and colours it. */
  interface UsageConsumer {
    id: string
    name: string
    color?: string
  }

  /** What a wire hands over. */
  interface Provisioned<T> {
    data?: T
    error?: unknown
  }
}
