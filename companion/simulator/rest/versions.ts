const OLDEST = 31
const NEWEST = 67
const SEASONS = ['Spring', 'Summer', 'Winter']

export type ApiVersion = { label: string; url: string; version: string }

/** The API versions of the org, oldest first. Version 67 is Summer '26. A year has three. */
export const VERSIONS: ApiVersion[] = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => {
  const number = OLDEST + index
  const release = number - 66
  const year = 26 + Math.floor(release / 3) + (mod(release) === 2 ? 1 : 0)
  const version = `${number}.0`
  return { label: `${SEASONS[mod(release)]} '${year}`, url: `/services/data/v${version}`, version }
})

/** Whether a path segment such as `v67.0` names a version of the org. */
export function isVersion(segment: string): boolean {
  return VERSIONS.some(({ version }) => segment === `v${version}`)
}

function mod(release: number): number {
  return ((release % 3) + 3) % 3
}
