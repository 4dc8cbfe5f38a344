import type { Org } from '../../org/org.ts'
import type { Deployment, Message } from '../deployment.ts'

/** The status of a deploy, which is always done. */
export function deployResult(deployment: Deployment, { people }: Org) {
  const { id, at, messages, successful, checkOnly, testLevel = 'NoTestRun', runTests = [] } = deployment
  const [failures, successes] = [messages.filter(isFailure), messages.filter((message) => !isFailure(message))]
  const moment = new Date(at).toISOString()
  return {
    checkOnly,
    completedDate: moment,
    createdBy: people[1]?.id,
    createdByName: people[1]?.name,
    createdDate: moment,
    details: {
      componentFailures: failures.map((message) => detailOf(message, moment)),
      componentSuccesses: successes.map((message) => detailOf(message, moment)),
      runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
    },
    done: true,
    id,
    ignoreWarnings: false,
    lastModifiedDate: moment,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: successful ? successes.length : 0,
    numberComponentsTotal: messages.length,
    numberTestErrors: 0,
    numberTestsCompleted: runTests.length,
    numberTestsTotal: runTests.length,
    rollbackOnError: true,
    runTestsEnabled: testLevel !== 'NoTestRun',
    startDate: moment,
    status: successful ? 'Succeeded' : 'Failed',
    success: successful,
  }
}

function detailOf({ type, fullName, fileName, id, created, deleted, problem }: Message, createdDate: string) {
  return {
    changed: problem === undefined,
    componentType: type,
    created: created && problem === undefined,
    createdDate,
    deleted: deleted === true,
    fileName,
    fullName,
    ...(id && { id }),
    ...(problem !== undefined && { problem, problemType: 'Error', lineNumber: 1, columnNumber: 1 }),
    success: problem === undefined,
  }
}

const isFailure = ({ problem }: Message) => problem !== undefined
