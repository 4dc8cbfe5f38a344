import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'

const SimulatorInfo = Type.Object({
  orgs: Type.Array(
    Type.Object({
      environment: Type.String(),
      name: Type.String(),
      loginUrl: Type.String(),
      instanceUrl: Type.String(),
      lightningUrl: Type.String(),
      controlUrl: Type.String(),
      organizationId: Type.String(),
      username: Type.String(),
      password: Type.String(),
      accessToken: Type.String(),
      clientId: Type.String(),
      clientSecret: Type.String(),
    }),
  ),
  mailbox: Type.Object({ url: Type.String(), smtpUrl: Type.String() }),
})
export type SimulatorInfo = Static<typeof SimulatorInfo>

/** Reads the simulator's ready line, with all its addresses. */
export function readSimulatorInfo(line: string): SimulatorInfo {
  return Value.Parse(SimulatorInfo, JSON.parse(line))
}
