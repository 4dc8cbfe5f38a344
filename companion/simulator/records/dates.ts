/** A date and time as Salesforce writes it in JSON. */
export function salesforceTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000')
}

/** A day as Salesforce writes it. */
export function salesforceDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
