/** When Salesforce stops answering an API version, as the name of a release and the year and month of its start. */
export type Retirement = { release: string; from: string }

/**
 * Retirements that Salesforce has announced for the SOAP, REST and Bulk APIs.
 * Source: Salesforce Help, articles 000354473 (21.0 to 30.0) and 005321531 (31.0 to 40.0).
 */
const RETIREMENTS: readonly (Retirement & { upTo: number })[] = [
  { upTo: 20, release: "Summer '22", from: '2022-06' },
  { upTo: 30, release: "Summer '25", from: '2025-06' },
  { upTo: 40, release: "Summer '28", from: '2028-06' },
]

/** When a version such as `36.0` stops working; null if nothing is announced, or the text is no version. */
export function retirementOf(version: string): Retirement | null {
  const number = Number.parseFloat(version)
  const found = RETIREMENTS.find(({ upTo }) => number < upTo + 1)
  return found ? { release: found.release, from: found.from } : null
}
