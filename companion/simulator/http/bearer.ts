/** The token of an Authorization header; `OAuth` is the older spelling that Salesforce still takes. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(authorization ?? '')?.[1]
}
