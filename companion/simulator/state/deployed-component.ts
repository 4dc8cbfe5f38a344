import { type Static, Type } from 'typebox'

/** A component of the org, with the data on which others depend. */
export const DeployedComponent = Type.Object({
  type: Type.String(),
  fullName: Type.String(),
  id: Type.String(),
  fileName: Type.String(),
  /** The hash by which two versions of a class are compared. */
  digest: Type.Optional(Type.String()),
  /** The other components that it references, as in `CustomLabel:Refresh`. */
  needs: Type.Optional(Type.Array(Type.String())),
  /** The definition of an object, a field or a permission set. */
  definition: Type.Optional(Type.Record(Type.String(), Type.String())),
})

export type DeployedComponent = Static<typeof DeployedComponent>
