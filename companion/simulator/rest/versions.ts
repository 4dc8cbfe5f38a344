import type { OrgState } from '../state/org-state.ts'

const OLDEST = 31
const NEWEST = 67
export const PREVIEW = 68
const SEASONS = ['Spring', 'Summer', 'Winter']

export type ApiVersion = { label: string; url: string; version: string }

/** Version 67 is Summer '26. A year has three. An org in the preview of the next release is one ahead for some weeks. */
const ALL: ApiVersion[] = Array.from({ length: PREVIEW - OLDEST + 1 }, (_, index) => {
  const number = OLDEST + index
  const release = number - 66
  const year = 26 + Math.floor(release / 3) + (mod(release) === 2 ? 1 : 0)
  const version = `${number}.0`
  return { label: `${SEASONS[mod(release)]} '${year}`, url: `/services/data/v${version}`, version }
})

/** The API versions that an org knows, oldest first. */
export const versionsOf = ({ newestVersion = NEWEST }: Pick<OrgState, 'newestVersion'>): ApiVersion[] =>
  ALL.slice(0, newestVersion - OLDEST + 1)

/** Whether an org knows a version, in the form of a path segment such as `v67.0`. */
export function isVersion(segment: string, org: Pick<OrgState, 'newestVersion'> = {}): boolean {
  return versionsOf(org).some(({ version }) => segment === `v${version}`)
}

function mod(release: number): number {
  return ((release % 3) + 3) % 3
}
