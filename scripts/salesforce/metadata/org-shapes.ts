import { LICENSED_OBJECTS, LICENSED_PERMISSIONS, type OrgShape } from './rules/orgs.ts'

/** The strictest org that a package is meant for: in production, without anything that only some licences bring. */
const STRICTEST: OrgShape = {
  kind: 'production',
  edition: 'Enterprise',
  lacks: { objects: LICENSED_OBJECTS, userPermissions: Object.keys(LICENSED_PERMISSIONS) },
}

const NOTHING_LACKS: OrgShape = { ...STRICTEST, lacks: { objects: [], userPermissions: [] } }

/** The strictest org that must take a file. @param path relative to the repository */
export function shapeFor(path: string): OrgShape {
  return path.startsWith('force-app-integration/') ? NOTHING_LACKS : STRICTEST
}
