import { unsupported } from '../faults.ts'
import type { Machine } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import { resolveOverload } from '../run/overloads.ts'
import { count } from '../session/limits.ts'
import { textOf } from '../values/text.ts'
import { PlatformObject, type Value } from '../values/values.ts'

export type Factory = (machine: Machine) => PlatformObject

/** Requests, their answers, and what sends them: to the mock of the test. */
export const HTTP_FACTORIES: Record<string, Factory> = {
  http: (machine) =>
    new PlatformObject('http', { methods: { 'send/1': ([request = null]) => sent(request, machine) } }),
  httprequest: () =>
    new PlatformObject('httprequest', {
      methods: { ...pairs('body', 'endpoint', 'method', 'timeout'), ...headers() },
    }),
  httpresponse: () =>
    new PlatformObject('httpresponse', { methods: { ...pairs('body', 'statuscode', 'status'), ...headers() } }),
}

function sent(request: Value, machine: Machine): Value {
  const { session, program, raise } = machine
  count('callouts', machine)
  if (session.usage.hasPendingWork) {
    return raise('CalloutException', 'You have uncommitted work pending. Please commit or rollback before calling out')
  }
  const { mock } = session
  if (!mock) return unsupported('a callout without a mock')
  const respond = resolveOverload(program.methodsOf(mock.of, 'respond'), [request], machine)
  return callMethod(respond ?? unsupported('a mock without respond'), { self: mock, values: [request] }, machine)
}

type Methods = PlatformObject['methods']

/** `getBody` and `setBody`, and their like. */
function pairs(...names: string[]): Methods {
  const held = new Map<string, Value>()
  const methods = names.flatMap((name): [string, Methods[string]][] => [
    [`get${name}/0`, () => held.get(name) ?? null],
    [`set${name}/1`, ([value = null]) => keep(held, name, value)],
  ])
  return Object.fromEntries(methods)
}

/** UNSURE whether header names ignore case. A name that differs only in case is unsupported. */
function headers(): Methods {
  const held = new Map<string, Value>()
  return {
    'getheader/1': ([given = null]) => {
      const name = textOf(given)
      const similar = [...held.keys()].find((one) => one.toLowerCase() === name.toLowerCase())
      return similar === undefined || similar === name
        ? (held.get(name) ?? null)
        : unsupported('a header that differs in case')
    },
    'setheader/2': ([name = null, value = null]) => keep(held, textOf(name), value),
  }
}

function keep(held: Map<string, Value>, name: string, value: Value): null {
  held.set(name, value)
  return null
}
