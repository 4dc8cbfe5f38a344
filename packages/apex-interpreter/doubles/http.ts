import type { Double, Machine } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import { resolveOverload } from '../run/overloads.ts'
import { textOf } from '../values/text.ts'
import { unsupported } from '../faults.ts'
import { PlatformObject, Instance, type Value } from '../values/values.ts'

/** Sends callouts to the mock of the test, as the platform does. */
export function httpDouble(): Double {
  let mock: Value = null
  return {
    methods: {
      'test.setmock/2': ([, given = null]) => {
        mock = given
        return null
      },
    },
    factories: {
      httprequest: () =>
        new PlatformObject('httprequest', {
          methods: { ...pairs('body', 'endpoint', 'method', 'timeout'), ...headers() },
        }),
      httpresponse: () =>
        new PlatformObject('httpresponse', { methods: { ...pairs('body', 'statuscode'), ...headers() } }),
      http: (machine) =>
        new PlatformObject('http', { methods: { 'send/1': ([request = null]) => sent(request, mock, machine) } }),
    },
    constants: {},
    rows: {},
  }
}

function sent(request: Value, mock: Value, machine: Machine): Value {
  if (!(mock instanceof Instance)) return unsupported('a callout without a mock')
  const respond = resolveOverload(machine.program.methodsOf(mock.of, 'respond'), [request], machine)
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
