/** The token of an Authorization header. `OAuth` is an older scheme that Salesforce still accepts. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(authorization ?? '')?.[1]
}
