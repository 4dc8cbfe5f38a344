/**
 * Stands in for the platform's client side of Apex: a method of a class as a callable that carries a wire adapter, as
 * `import read from '@salesforce/apex/TollbridgeOverviewController.read'` gives in an org, and `refreshApex`. Wired answers are
 * shared by every component with the same call, as Lightning Data Service shares those of cacheable methods.
 */

/** The value that a wired component receives. */
type Provisioned = { data: unknown; error: unknown }
type Listener = (provisioned: Provisioned) => void
type Parameters = Record<string, unknown>

/** A wired call: its request, its answer (in flight or received), and its components. */
class Question {
  readonly listeners = new Set<Listener>()
  answer: Promise<Provisioned> | undefined
  readonly ask: () => Promise<unknown>

  constructor(ask: () => Promise<unknown>) {
    this.ask = ask
  }

  listen(listener: Listener): void {
    this.listeners.add(listener)
    this.answer ??= this.askAgain()
    void this.answer.then((provisioned) => {
      this.tell(listener, provisioned)
    })
  }

  leave(listener: Listener): void {
    this.listeners.delete(listener)
  }

  async refresh(): Promise<void> {
    this.answer = this.askAgain()
    const provisioned = await this.answer
    this.listeners.forEach((listener) => {
      this.tell(listener, provisioned)
    })
  }

  async askAgain(): Promise<Provisioned> {
    const provisioned = await settle(this.ask())
    questions.byProvisioned.set(provisioned, this)
    return provisioned
  }

  tell(listener: Listener, provisioned: Provisioned): void {
    if (this.listeners.has(listener)) listener(provisioned)
  }
}

const questions = { byKey: new Map<string, Question>(), byProvisioned: new WeakMap<object, Question>() }

const settle = (promise: Promise<unknown>): Promise<Provisioned> =>
  promise.then(
    (data) => ({ data, error: undefined }),
    (error: unknown) => ({ data: undefined, error }),
  )

/** An Apex exception, in the shape that the platform passes to a component. */
class ApexRefusal extends Error {
  readonly ok = false
  readonly status: number
  readonly statusText: string
  readonly body: unknown

  constructor({ status, statusText }: Response, body: unknown) {
    super(statusText)
    this.status = status
    this.statusText = statusText
    this.body = body
  }
}

async function refusalOf(response: Response): Promise<ApexRefusal> {
  const body: unknown = await response.json().catch(() => ({ message: response.statusText }))
  return new ApexRefusal(response, body)
}

/** The reader's time zone. In an org it comes from the user's session. */
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()

async function post(path: string, parameters: Parameters): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'time-zone': timeZone },
    body: JSON.stringify(parameters),
  })
  if (!response.ok) throw await refusalOf(response)
  return response.status === 204 ? undefined : response.json()
}

function questionFor(path: string, parameters: Parameters): Question {
  const key = `${path} ${JSON.stringify(parameters)}`
  const question = questions.byKey.get(key) ?? new Question(() => post(path, parameters))
  questions.byKey.set(key, question)
  return question
}

/** The wire adapter class of one Apex method. Waits until every reactive parameter is known. */
function createAdapterClass(path: string) {
  return class ApexAdapter {
    question: Question | undefined
    readonly listener: Listener

    constructor(dataCallback: Listener) {
      this.listener = dataCallback
      dataCallback({ data: undefined, error: undefined })
    }

    connect(): void {
      // No work here: `update` sends the call.
    }

    update(parameters: Parameters): void {
      this.disconnect()
      if (Object.values(parameters).includes(undefined)) return
      this.question = questionFor(path, parameters)
      this.question.listen(this.listener)
    }

    disconnect(): void {
      this.question?.leave(this.listener)
    }
  }
}

/** The module that `@salesforce/apex/{className}.{methodName}` resolves to. */
export function apexMethod(className: string, methodName: string) {
  const path = `/lightning/apex/${className}/${methodName}`
  const call = (parameters: Parameters = {}) => post(path, parameters)
  return Object.assign(call, { adapter: createAdapterClass(path) })
}

/**
 * The module that `refreshApex` of `@salesforce/apex` resolves to: calls again and updates every component with that wire.
 * @param provisioned the value that a wire passed to its component
 */
export async function refreshApex(provisioned: object): Promise<void> {
  await questions.byProvisioned.get(provisioned)?.refresh()
}
