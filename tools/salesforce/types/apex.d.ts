/** What the Apex controllers answer, as their classes declare it. */
declare namespace Tollbridge {
  interface Overview {
    usage: ApiUsage
    environment: { kind: EnvironmentKind; name: string; organizationId: string }
    marketo: MarketoSpend
    readAt?: string
  }

  interface ApiUsage {
    used: number
    allowed: number
  }

  type EnvironmentKind = 'production' | 'sandbox' | 'scratch' | 'developer' | 'trial'

  interface MarketoSpend {
    state: 'connected-here' | 'connected-elsewhere' | 'not-connected' | 'not-paired' | 'unreachable'
    spent?: number
    dailyLimit?: number
    windowEnd?: string
  }

  type MarketoUsage = ReportedUsage | { state: 'not-paired' | 'unreachable' }

  interface ReportedUsage {
    state: 'reported'
    window: CreditWindow
    forecast: CreditForecast
    span: 'hour' | 'day'
    points: UsagePoint[]
  }

  interface CreditWindow {
    allowance: number
    used: number
    reserved: number
    lost: number
    left: number
    endsAt: string
    byConsumer: Record<string, number>
  }

  interface CreditForecast {
    expected: number
    low: number
    high: number
    /** None: not in this window. */
    reachedAt?: string | null
    certainty: 'low' | 'medium' | 'high'
    daysOfHistory: number
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
