import { describeRefusal, type Telling } from '../../platform/http/problem.ts'
import type { Refusal } from '../../platform/refusals/errors.ts'
import type { Health } from './report.ts'

/** The health of a connection in the reader's language. */
export function healthAnswer(health: Health | null, telling: Telling) {
  if (!health) return null
  const { failure, pause, lastFailure } = health
  return {
    ...health,
    failure: failure && { ...failure, cause: causeAnswer(failure.cause, telling) },
    pause: pause && { ...pause, cause: causeAnswer(pause.cause, telling) },
    lastFailure: lastFailure && { ...lastFailure, cause: causeAnswer(lastFailure.cause, telling) },
  }
}

/** What happened once, in the reader's language: a problem without the request that met it. */
export function causeAnswer(cause: Refusal, telling: Telling) {
  const { code, title, detail, remedy } = describeRefusal(cause, telling)
  return { code, title, detail, remedy }
}
