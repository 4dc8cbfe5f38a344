import { type Static, Type } from 'typebox'

const KINDS = [
  'http-503', 'http-420', 'http-500', 'hang', 'reset', 'redirect', 'hang-after', 'reset-after',
  'unauthorized', 'unauthorized-incurable', 'limit-reached', 'concurrent-limit', 'api-disabled',
  'foreign-instance-url', 'foreign-identity-url', 'app-not-installed', 'ip-restricted', 'oauth-page', 'oauth-callback', 'oauth-refusal', 'token-form',
  'describe-form',
] as const // prettier-ignore

export type FaultKind = (typeof KINDS)[number]

export const Fault = Type.Object(
  {
    kind: Type.Enum(KINDS),
    path: Type.Optional(Type.String({ description: 'only requests whose path starts with this' })),
    method: Type.Optional(Type.String()),
    times: Type.Optional(Type.Integer({ minimum: 1, description: 'how often; until cleared when left out' })),
    location: Type.Optional(Type.String({ description: 'where a `redirect` points' })),
    url: Type.Optional(
      Type.String({ description: 'the foreign address of `foreign-instance-url` and `foreign-identity-url`' }),
    ),
    code: Type.Optional(
      Type.String({
        description:
          'what an `oauth-page` shows or an `oauth-callback` sends back, and the error of an `oauth-refusal`',
      }),
    ),
    description: Type.Optional(Type.String({ description: 'the error_description of an `oauth-refusal`' })),
    form: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description:
          'members that a fault replaces: of a token answer for `token-form`, where null leaves a member out, and of a field for `describe-form`',
      }),
    ),
    field: Type.Optional(Type.String({ description: 'the field of a `describe-form`' })),
  },
  { additionalProperties: false },
)
export type Fault = Static<typeof Fault>

export type Target = { method: string; path: string }

/** The faults that an org injects. Each ends after the requests that it hits. */
export function faultList() {
  let faults: Fault[] = []

  return {
    add(fault: Fault) {
      faults.push({ ...fault })
    },
    clear() {
      faults = []
    },
    /** The first fault of these kinds that matches the request. Counts it as used. */
    take(kinds: readonly FaultKind[], target: Target): Fault | undefined {
      const fault = faults.find((one) => kinds.some((kind) => kind === one.kind) && meets(one, target))
      if (fault?.times !== undefined && --fault.times === 0) faults = faults.filter((one) => one !== fault)
      return fault
    },
  }
}

export type Faults = ReturnType<typeof faultList>

function meets(fault: Fault, { method, path }: Target): boolean {
  return (!fault.path || path.startsWith(fault.path)) && (!fault.method || fault.method.toUpperCase() === method)
}
