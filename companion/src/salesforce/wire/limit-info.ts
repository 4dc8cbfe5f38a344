/** Used and allowed API requests; used may exceed allowed. */
type Usage = { used: number; limit: number }

/** What one `Sforce-Limit-Info` header tells: the org's last 24 hours, and sometimes more. */
export type LimitInfo = Usage & { bursts?: Usage; perApp?: Usage & { appName?: string } }

const MEMBER = /^(?<name>[a-z-]+)=(?<used>\d{1,15})\/(?<limit>\d{1,15})(?:\(appName=(?<appName>[^)]*)\))?$/

/** Reads the header member by member; unknown members are skipped, and without `api-usage` nothing is known. */
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
  if (!name) return []
  return [[name, { used: Number(used), limit: Number(limit), ...(appName !== undefined && { appName }) }]]
}
