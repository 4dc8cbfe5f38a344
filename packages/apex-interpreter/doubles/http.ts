import type { Double, Machine } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import { choose } from '../run/overloads.ts'
import { textOf } from '../values/text.ts'
import { notKnown } from '../faults.ts'
import { Foreign, Instance, type Value } from '../values/values.ts'

/** Callouts that go to the mock of a test, as on the platform. */
export function httpDouble(): Double {
  let mock: Value = null
  return {
    methods: {
      'test.setmock/2': ([, given = null]) => {
        mock = given
        return null
      },
    },
    makers: {
      httprequest: () =>
        new Foreign('httprequest', { methods: { ...pairs('body', 'endpoint', 'method', 'timeout'), ...headers() } }),
      httpresponse: () => new Foreign('httpresponse', { methods: { ...pairs('body', 'statuscode'), ...headers() } }),
      http: (machine) =>
        new Foreign('http', { methods: { 'send/1': ([request = null]) => sent(request, mock, machine) } }),
    },
    constants: {},
    rows: {},
  }
}

function sent(request: Value, mock: Value, machine: Machine): Value {
  if (!(mock instanceof Instance)) return notKnown('a callout without a mock')
  const respond = choose(machine.program.methodsOf(mock.of, 'respond'), [request], machine)
  return callMethod(respond ?? notKnown('a mock that answers nothing'), { self: mock, values: [request] }, machine)
}

type Methods = Foreign['methods']

/** `getBody` and `setBody`, and their like. */
function pairs(...names: string[]): Methods {
  const held = new Map<string, Value>()
  const methods = names.flatMap((name): [string, Methods[string]][] => [
    [`get${name}/0`, () => held.get(name) ?? null],
    [`set${name}/1`, ([value = null]) => keep(held, name, value)],
  ])
  return Object.fromEntries(methods)
}

/** UNSURE whether the case of a header's name counts here: one that differs in nothing else is not known. */
function headers(): Methods {
  const held = new Map<string, Value>()
  return {
    'getheader/1': ([given = null]) => {
      const name = textOf(given)
      const similar = [...held.keys()].find((one) => one.toLowerCase() === name.toLowerCase())
      return similar === undefined || similar === name ? (held.get(name) ?? null) : notKnown('a similar header')
    },
    'setheader/2': ([name = null, value = null]) => keep(held, textOf(name), value),
  }
}

function keep(held: Map<string, Value>, name: string, value: Value): null {
  held.set(name, value)
  return null
}
