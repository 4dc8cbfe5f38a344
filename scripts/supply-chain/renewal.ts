import type { Advisories, PinnedAdvisories } from './advisories.ts'

type Lookup = {
  /** The versions that the registry was asked about. */
  asked: Record<string, string[]>
  answer: Advisories
  /** The day of the answer, as YYYY-MM-DD. */
  day: string
}

/**
 * The pinned file after an answer. The registry answers about the versions in the question only, so the file says which
 * those were, and keeps the advisories about other versions that it had before.
 */
export function renewed(pinned: PinnedAdvisories, { asked, answer, day }: Lookup): PinnedAdvisories {
  const names = [...new Set([...Object.keys(pinned.advisories), ...Object.keys(answer)])].sort()
  const merged = names.map((name) => {
    const found = (answer[name] ?? []).map(({ url, title, severity, vulnerable_versions }) => ({
      url,
      title,
      severity,
      vulnerable_versions,
    }))
    const kept = (pinned.advisories[name] ?? []).filter(({ url }) => !found.some((one) => one.url === url))
    return [name, [...kept, ...found].sort((a, b) => (a.url < b.url ? -1 : 1))] as const
  })
  return {
    asOf: day,
    source: 'GitHub Advisory Database (CC BY 4.0), as the npm registry answered',
    lookedUp: Object.fromEntries(Object.entries(asked).map(([name, versions]) => [name, versions.join(' || ')])),
    advisories: Object.fromEntries(merged),
  }
}
