import type { Org } from '../../org/org.ts'
import { asksForTests, type Deployment, type Message, type TestResult } from '../deployment.ts'

/** The status of a deploy. */
export function deployResult(deployment: Deployment, { people }: Org) {
  const { id, at, messages, successful, checkOnly, isDone, tests } = deployment
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
      runTestResult: testResultOf(tests),
    },
    done: isDone,
    id,
    ignoreWarnings: false,
    lastModifiedDate: moment,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: successful ? successes.length : 0,
    numberComponentsTotal: messages.length,
    numberTestErrors: tests.filter(isFailed).length,
    numberTestsCompleted: tests.length,
    numberTestsTotal: tests.length,
    rollbackOnError: true,
    runTestsEnabled: asksForTests(deployment),
    startDate: moment,
    status: isDone ? (successful ? 'Succeeded' : 'Failed') : 'InProgress',
    success: isDone && successful,
  }
}

const isFailed = ({ message }: TestResult) => message !== undefined

function testResultOf(tests: TestResult[]) {
  const [failures, successes] = [tests.filter(isFailed), tests.filter((test) => !isFailed(test))]
  return {
    numFailures: failures.length,
    numTestsRun: tests.length,
    totalTime: 0,
    successes: successes.map(({ className, methodName }) => ({ id: '', methodName, name: className, time: 0 })),
    failures: failures.map(({ className, methodName, message }) => ({
      ...{ id: '', methodName, name: className, time: 0 },
      ...{ message, stackTrace: `Class.${className}.${methodName}`, type: 'Class' },
    })),
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
