/** What components hand each other. What Apex answers stands in apex.d.ts, in the same namespace. */
declare namespace Tollbridge {
  /** A usage that was reported: nothing of it is missing. */
  type ReportedUsage = { [Member in keyof MarketoUsage]-?: NonNullable<MarketoUsage[Member]> }

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
