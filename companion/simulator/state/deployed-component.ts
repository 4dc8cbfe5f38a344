import { type Static, Type } from 'typebox'

/** A component that the org holds, and what of it others depend on. */
export const DeployedComponent = Type.Object({
  type: Type.String(),
  fullName: Type.String(),
  id: Type.String(),
  fileName: Type.String(),
  /** Tells whether a class is the same. */
  digest: Type.Optional(Type.String()),
  /** Which other components it names, as in `CustomLabel:Refresh`. */
  needs: Type.Optional(Type.Array(Type.String())),
  /** What the metadata of an object, a field or a permission set says of it. */
  definition: Type.Optional(Type.Record(Type.String(), Type.String())),
})

export type DeployedComponent = Static<typeof DeployedComponent>
