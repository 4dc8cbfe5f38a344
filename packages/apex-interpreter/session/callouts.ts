import type { CalloutAnswer, CalloutRequest, Send } from '../run/machine.ts'

/** Ends a run at a callout that has no answer yet. */
class AnswerNeeded extends Error {
  readonly request: CalloutRequest

  constructor(request: CalloutRequest) {
    super(`no answer yet to ${request.method} ${request.endpoint}`)
    this.request = request
  }
}

/**
 * Runs code that makes callouts. The code is synchronous, so it runs again from its beginning after each answer: `run` must
 * begin with a new machine each time.
 */
export async function withCallouts<Result>(
  run: (send: Send) => Result,
  perform: (request: CalloutRequest) => Promise<CalloutAnswer>,
): Promise<Result> {
  const answers: CalloutAnswer[] = []
  for (;;) {
    const left = answers.values()
    try {
      return run((request) => {
        const next = left.next()
        if (next.done) throw new AnswerNeeded(request)
        return next.value
      })
    } catch (fault) {
      if (!(fault instanceof AnswerNeeded)) throw fault
      answers.push(await perform(fault.request))
    }
  }
}
