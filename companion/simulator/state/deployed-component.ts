import { type Static, Type } from 'typebox'

/** A component of the org, with the data on which others depend. */
export const DeployedComponent = Type.Object({
  type: Type.String(),
  fullName: Type.String(),
  id: Type.String(),
  fileName: Type.String(),
  /** The text of each file of a class, a trigger or a Lightning component, by its path. */
  files: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** The other components that it references, as in `CustomLabel:Refresh`. */
  needs: Type.Optional(Type.Array(Type.String())),
  /** The definition of an object, a field, a permission set or a Lightning component. */
  definition: Type.Optional(Type.Record(Type.String(), Type.String())),
})

export type DeployedComponent = Static<typeof DeployedComponent>
