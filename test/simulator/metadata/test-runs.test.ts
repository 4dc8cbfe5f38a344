import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'
import { classFiles, deployTo, manifest } from '../../kit/simulator/deployment.ts'
import { records, simulatorForTest } from '../../kit/simulator/simulator.ts'

const counterTest = (sum: number) =>
  `@IsTest private class CounterTest { @IsTest static void adds() { Assert.areEqual(${sum}, Counter.add(1, 1), 'the sum'); } }`

/** A class and its test. */
const files = (test: string) => ({
  'package.xml': manifest({ ApexClass: ['Counter', 'CounterTest'] }),
  ...classFiles('Counter', 'public static Integer add(Integer a, Integer b) { return a + b; }'),
  ...classFiles('CounterTest'),
  'classes/CounterTest.cls': test,
})

describe('the tests of a deployment', () => {
  let simulator: Awaited<ReturnType<typeof simulatorForTest>>
  let org: SimulatedOrgInfo
  beforeEach(async () => {
    simulator = await simulatorForTest()
    org = simulator.production
  })
  afterEach(() => simulator.closeAndDelete())

  const classes = async () => (await records(org, `SELECT Name FROM ApexClass WHERE Name = 'Counter'`)).length
  const tests = { testLevel: 'RunSpecifiedTests', runTests: ['CounterTest'] }

  it('run before it ends, and let it through when they hold', async () => {
    expect(await deployTo(org, files(counterTest(2)), tests)).toMatchObject({ status: 'Succeeded', tests: [1, 0] })
    expect(await classes()).toBe(1)
  })

  it('stop it when one fails: nothing of it stays', async () => {
    expect(await deployTo(org, files(counterTest(3)), tests)).toMatchObject({ status: 'Failed', tests: [1, 1] })
    expect(await classes()).toBe(0)
  })

  it('stop it when a class that was named is not there', async () => {
    const named = { ...tests, runTests: ['CounterTest', 'NothingTest'] }
    expect(await deployTo(org, files(counterTest(2)), named)).toMatchObject({ status: 'Failed', tests: [2, 1] })
  })

  it('stop it when a class does not compile', async () => {
    const answer = await deployTo(org, files('@IsTest private class CounterTest {'), tests)
    expect(answer).toMatchObject({ status: 'Failed', tests: [1, 1] })
  })

  it('run in production though the deployment says nothing of them, but not in a sandbox', async () => {
    expect(await deployTo(org, files(counterTest(3)))).toMatchObject({ status: 'Failed', tests: [1, 1] })
    const inSandbox = await deployTo(simulator.sandbox, files(counterTest(3)))
    expect(inSandbox).toMatchObject({ status: 'Succeeded', tests: [0, 0] })
  })
})
