import { MOTIFS } from './rules/motifs.ts'

const MAX_SHORT_DESCRIPTION = 80

const VIEW_ROLES = '<userPermissions><enabled>true</enabled><name>ViewRoles</name></userPermissions>'

/**
 * The metadata of an earlier version as an org would have taken it: with motifs that exist, permissions beside those that
 * they depend on, and short descriptions of labels that are short.
 */
export function acceptable(path: string, text: string): string {
  if (path.endsWith('.tab'))
    return text.replace(/<motif>Custom(\d+): .*?<\/motif>/, (_, number) => motif(Number(number)))
  if (path.endsWith('.labels'))
    return text.replace(/(?<=<shortDescription>)[^<]*/g, (one) => one.slice(0, MAX_SHORT_DESCRIPTION))
  if (path.endsWith('.object')) return text.replace('<visibility>Protected<', '<visibility>Public<')
  if (!path.endsWith('.permissionset') || !text.includes('ViewSetup') || text.includes('ViewRoles')) return text
  return text.replace('</PermissionSet>', `${VIEW_ROLES}</PermissionSet>`)
}

const motif = (number: number) => `<motif>${MOTIFS[number - 1] ?? ''}</motif>`
