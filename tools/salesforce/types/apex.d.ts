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

  /** What a wire hands over. */
  interface Provisioned<T> {
    data?: T
    error?: unknown
  }
}
