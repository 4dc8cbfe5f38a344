/** The types that components pass to each other. The answers of Apex are in apex.d.ts, in the same namespace. */
declare namespace Tollbridge {
  /** A reported usage, with all members. */
  type ReportedUsage = { [Member in keyof MarketoUsage]-?: NonNullable<MarketoUsage[Member]> }

  /** Who spends credits, as a chart names and colours it. */
  interface UsageConsumer {
    id: string
    name: string
    color?: string
  }

  /** The value that a wire passes to its component. */
  interface Provisioned<T> {
    data?: T
    error?: unknown
  }
}
