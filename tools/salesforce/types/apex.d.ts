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
    expected?: number | null
    unread?: number | null
    parity?: ParityReport | null
  }

  interface ParityReport {
    madeAt: string
    blocking: number
    notable: number
    identical: number
    sandbox: string
    production: string
  }

  interface TrendPoint {
    at: string
    used: number
    allowed: number
  }

  interface UsageTrend {
    points: TrendPoint[]
    levels: number[]
    nextRunAt?: string | null
  }

  interface PairedOrgs {
    state: 'reported' | 'not-paired' | 'unreachable'
    orgs?: { organizationId: string; name: string; environment: 'sandbox' | 'production'; pairedAt: string }[]
    /** None: nothing was compared. */
    report?: ParityReport | null
  }

  interface CompanionNotices {
    state: 'reported' | 'not-paired' | 'unreachable'
    unread?: number
    notices?: Notice[]
  }

  interface Notice {
    noticeId: string
    code: string
    severity: 'info' | 'warning' | 'error'
    title: string
    cause: string
    remedy: string
    raisedAt: string
    isRead: boolean
  }

  interface Setup {
    companion: MarketoSpend['state']
    settings: {
      intervalMinutes: number
      alertLevels: number[]
      jumpPoints: number
      keepDays: number
      mutedUntil?: string | null
      audienceId?: string | null
    }
    /** None: no snapshots are planned. */
    nextRunAt?: string | null
    holders: { name: string; count: number }[]
    audiences: { id: string; name: string }[]
  }

  interface PairingOutcome {
    isKept: boolean
    /** Only where it could not be kept. */
    key?: string | null
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
