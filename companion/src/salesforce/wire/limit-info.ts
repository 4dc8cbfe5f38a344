/** Used and allowed API requests. An org may use more than its limit. */
type Usage = { used: number; limit: number }

/** The content of one `Sforce-Limit-Info` header: the org's last 24 hours, and sometimes bursts and the app's own limit. */
export type LimitInfo = Usage & { bursts?: Usage; perApp?: Usage & { appName?: string } }

const MEMBER =
  /^(?<name>[a-z-]+)\s*=\s*(?<used>\d{1,15})\s*\/\s*(?<limit>\d{1,15})\s*(?:\(appName=(?<appName>[^)]*)\))?$/i

/** Parses the header and skips unknown members. Undefined without `api-usage`. */
export function parseLimitInfo(header: string | undefined): LimitInfo | undefined {
  const members = new Map(splitMembers(header ?? '').flatMap(parseMember))
  const usage = members.get('api-usage')
  if (!usage) return undefined
  const bursts = members.get('api-bursts')
  const perApp = members.get('per-app-api-usage')
  return { ...usage, ...(bursts && { bursts }), ...(perApp && { perApp }) }
}

const splitMembers = (header: string): string[] => header.split(/[;,](?![^(]*\))/).map((member) => member.trim())

function parseMember(text: string): [string, Usage & { appName?: string }][] {
  const { name, used, limit, appName } = MEMBER.exec(text)?.groups ?? {}
  // A limit of zero says that the org does not tell its limit, not that it has spent it.
  if (!name || Number(limit) === 0) return []
  return [[name.toLowerCase(), { used: Number(used), limit: Number(limit), ...(appName !== undefined && { appName }) }]]
}
