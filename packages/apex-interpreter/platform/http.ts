import { unsupported } from '../faults.ts'
import type { Machine } from '../run/machine.ts'
import { callMethod } from '../run/methods.ts'
import { resolveOverload } from '../run/overloads.ts'
import { count } from '../session/limits.ts'
import { textOf } from '../values/text.ts'
import { PlatformObject, type Value } from '../values/values.ts'

export type Factory = (machine: Machine) => PlatformObject

/** Requests, their answers, and what sends them: to the mock of a test, or to `send`. */
export const HTTP_FACTORIES: Record<string, Factory> = {
  http: (machine) =>
    new PlatformObject('http', { methods: { 'send/1': ([request = null]) => sent(request, machine) } }),
  httprequest: () => message('httprequest', ['body', 'endpoint', 'method', 'timeout']),
  httpresponse: () => message('httpresponse', ['body', 'statuscode', 'status']),
}

type Held = Map<string, Value>

/** The parts and the headers of each message. */
const messages = new WeakMap<PlatformObject, { parts: Held; headers: Held }>()

function message(type: string, names: string[]): PlatformObject {
  const parts: Held = new Map<string, Value>()
  const headers: Held = new Map<string, Value>()
  const made = new PlatformObject(type, { methods: { ...pairs(parts, names), ...headersIn(headers) } })
  messages.set(made, { parts, headers })
  return made
}

function sent(request: Value, machine: Machine): Value {
  const { session, program, raise } = machine
  count('callouts', machine)
  if (session.usage.hasPendingWork) {
    return raise('CalloutException', 'You have uncommitted work pending. Please commit or rollback before calling out')
  }
  const { mock } = session
  if (!mock) return sentOut(request, machine)
  const respond = resolveOverload(program.methodsOf(mock.of, 'respond'), [request], machine)
  return callMethod(respond ?? unsupported('a mock without respond'), { self: mock, values: [request] }, machine)
}

/** Of a callout that sets none. */
const DEFAULT_TIMEOUT_MS = 10_000

function sentOut(request: Value, { send, session, raise }: Machine): Value {
  const asked = request instanceof PlatformObject ? messages.get(request) : undefined
  if (!send || !asked || session.test !== undefined) return unsupported('a callout without a mock')
  const { parts, headers } = asked
  const body = parts.get('body') ?? null
  const answer = send({
    ...{ method: textOf(parts.get('method') ?? 'GET'), endpoint: textOf(parts.get('endpoint') ?? null) },
    body: body === null ? null : textOf(body),
    timeoutMs: Number(textOf(parts.get('timeout') ?? DEFAULT_TIMEOUT_MS)),
    headers: Object.fromEntries([...headers].map(([name, value]) => [name.toLowerCase(), textOf(value)])),
  })
  if ('failure' in answer) return raise('CalloutException', answer.failure)
  const response = message('httpresponse', ['body', 'statuscode', 'status'])
  messages.get(response)?.parts.set('body', answer.body).set('statuscode', answer.status)
  return response
}

type Methods = PlatformObject['methods']

/** `getBody` and `setBody`, and their like. */
function pairs(held: Held, names: string[]): Methods {
  const methods = names.flatMap((name): [string, Methods[string]][] => [
    [`get${name}/0`, () => held.get(name) ?? null],
    [`set${name}/1`, ([value = null]) => keep(held, name, value)],
  ])
  return Object.fromEntries(methods)
}

/** UNSURE whether header names ignore case. A name that differs only in case is unsupported. */
function headersIn(held: Held): Methods {
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

function keep(held: Held, name: string, value: Value): null {
  held.set(name, value)
  return null
}
