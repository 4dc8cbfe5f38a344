/**
 * Stands in for the platform's client side of Apex: a method of a class as a callable that carries a wire adapter, as
 * `import read from '@salesforce/apex/OverviewController.read'` gives in an org, and `refreshApex`. Wired answers are
 * shared by every component that asks the same, as Lightning Data Service shares those of cacheable methods.
 */

/** What a wired component receives. @typedef {Tollbridge.Provisioned<unknown>} Provisioned */
/** Who waits for it. @typedef {(provisioned: Provisioned) => void} Listener */

/** @type {{ byKey: Map<string, Question>, byProvisioned: WeakMap<object, Question> }} */
const questions = { byKey: new Map(), byProvisioned: new WeakMap() }

/** A wired question: how to ask it, the answer under way or received, and who listens. */
class Question {
  /** @type {Set<Listener>} */
  listeners = new Set()

  /** @type {Promise<Provisioned> | undefined} */
  answer

  /** @param {() => Promise<unknown>} ask */
  constructor(ask) {
    this.ask = ask
  }

  /** @param {Listener} listener */
  listen(listener) {
    this.listeners.add(listener)
    this.answer ??= this.askAgain()
    this.answer.then((provisioned) => this.tell(listener, provisioned))
  }

  /** @param {Listener} listener */
  leave(listener) {
    this.listeners.delete(listener)
  }

  async refresh() {
    this.answer = this.askAgain()
    const provisioned = await this.answer
    this.listeners.forEach((listener) => this.tell(listener, provisioned))
  }

  async askAgain() {
    const provisioned = await settle(this.ask())
    questions.byProvisioned.set(provisioned, this)
    return provisioned
  }

  /**
   * @param {Listener} listener
   * @param {Provisioned} provisioned
   */
  tell(listener, provisioned) {
    if (this.listeners.has(listener)) {
      listener(provisioned)
    }
  }
}

/**
 * @param {Promise<unknown>} promise
 * @returns {Promise<Provisioned>}
 */
function settle(promise) {
  return promise.then(
    (data) => ({ data, error: undefined }),
    (error) => ({ data: undefined, error }),
  )
}

/**
 * An answer that is not 2xx, in the shape in which the platform hands an Apex exception to a component.
 * @param {Response} response
 */
async function refusalOf(response) {
  const body = await response.json().catch(() => ({ message: response.statusText }))
  return { ok: false, status: response.status, statusText: response.statusText, body }
}

/** The reader's; in an org, the session knows that of its user. */
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()

/**
 * @param {string} path
 * @param {object} parameters
 * @returns {Promise<unknown>}
 */
async function post(path, parameters) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'time-zone': timeZone },
    body: JSON.stringify(parameters),
  })
  if (!response.ok) {
    throw await refusalOf(response)
  }
  return response.status === 204 ? undefined : response.json()
}

/**
 * @param {string} path
 * @param {object} parameters
 */
function questionFor(path, parameters) {
  const key = `${path} ${JSON.stringify(parameters)}`
  const question = questions.byKey.get(key) ?? new Question(() => post(path, parameters))
  questions.byKey.set(key, question)
  return question
}

/**
 * The wire adapter class of one Apex method; it waits until every reactive parameter is known.
 * @param {string} path
 */
function createAdapterClass(path) {
  return class ApexAdapter {
    /** @type {Question | undefined} */
    question

    /** @param {Listener} dataCallback */
    constructor(dataCallback) {
      this.listener = dataCallback
      dataCallback({ data: undefined, error: undefined })
    }

    connect() {}

    /** @param {object} parameters */
    update(parameters) {
      this.disconnect()
      if (Object.values(parameters).includes(undefined)) {
        return
      }
      this.question = questionFor(path, parameters)
      this.question.listen(this.listener)
    }

    disconnect() {
      this.question?.leave(this.listener)
    }
  }
}

/**
 * What `@salesforce/apex/{className}.{methodName}` resolves to.
 * @param {string} className
 * @param {string} methodName
 */
export function apexMethod(className, methodName) {
  const path = `/lightning/apex/${className}/${methodName}`
  const call = (parameters = {}) => post(path, parameters)
  call.adapter = createAdapterClass(path)
  return call
}

/**
 * What `refreshApex` of `@salesforce/apex` resolves to: asks again and tells every component wired to the same.
 * @param {Provisioned} provisioned what a wire handed over
 */
export async function refreshApex(provisioned) {
  await questions.byProvisioned.get(provisioned)?.refresh()
}
