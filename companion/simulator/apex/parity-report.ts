import { Type } from 'typebox'

const Side = Type.Object({ name: Type.String() })

/** The newest comparison of two orgs, as the companion sends it. */
export const Report = Type.Object({
  madeAt: Type.String(),
  counts: Type.Object({ blocking: Type.Integer(), notable: Type.Integer(), identical: Type.Integer() }),
  sandbox: Side,
  production: Side,
})

/** `TollbridgeParityReport`: the comparison as the package's Apex passes it on. */
export const parityReport = ({ madeAt, counts, sandbox, production }: Type.Static<typeof Report>) => ({
  madeAt,
  ...counts,
  sandbox: sandbox.name,
  production: production.name,
})
