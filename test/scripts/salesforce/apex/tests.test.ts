import { describe, expect, it } from 'vitest'
import { classesIn, isAuraEnabled } from '../../../../scripts/salesforce/apex/class.ts'
import { faultsOfTests } from '../../../../scripts/salesforce/apex/tests.ts'
import { parseApex } from '../../../../packages/apex-interpreter/index.ts'
import { packageSources } from '../../../../scripts/salesforce/sources.ts'

const CONTROLLER = `public class Desk {
  @AuraEnabled public static Integer read() { return new Store().count(); }
}`
const STORE = `public class Store {
  public Integer count() { return 1; }
  public void prune() {}
}`

const ALLOWED = `@IsTest static void shows() {
  System.runAs(TollbridgeTestUsers.holding('Viewer')) { Assert.areEqual(1, Desk.read(), 'count'); }
}`
const REFUSED = `@IsTest static void refuses() { expectRefusal(TollbridgeTestUsers.stranger()); }
static void expectRefusal(User person) {
  try { Desk.read(); Assert.fail('expected a refusal'); }
  catch (AuraHandledException refusal) { Assert.isNotNull(refusal, 'refusal'); }
}`
const PRUNED = `@IsTest static void prunes() { new Store().prune(); Assert.isTrue(true, 'pruned'); }`

const classOf = async (text: string) => classesIn(await parseApex(text))

async function faultsOf(...tests: string[]) {
  const classes = [...(await classOf(CONTROLLER)), ...(await classOf(STORE))]
  return faultsOfTests(classes, await classOf(`@IsTest private class DeskTest { ${tests.join('\n')} }`))
}

describe('the tests of Apex', () => {
  it('are complete when they call each public method, and see each method for components refused', async () => {
    expect(await faultsOf(ALLOWED, REFUSED, PRUNED)).toEqual([])
  })

  it('lack a method that no test calls, directly or through another', async () => {
    expect(await faultsOf(ALLOWED, REFUSED)).toEqual(['no test reaches Store.prune'])
  })

  it('lack a refusal of a user without a permission set', async () => {
    expect(await faultsOf(ALLOWED, PRUNED)).toEqual(['no test sees Desk.read refuse a user without a permission set'])
  })

  it('lack a user with a permission set', async () => {
    expect(await faultsOf(REFUSED, PRUNED)).toEqual(['no test calls Desk.read as a user with a permission set'])
  })

  it('have assertions with a message', async () => {
    const silent = '@IsTest static void says() { new Store().prune(); }'
    const mute = '@IsTest static void counts() { Assert.areEqual(1, new Store().count()); }'

    expect(await faultsOf(ALLOWED, REFUSED, PRUNED, silent, mute)).toEqual([
      'DeskTest.says asserts nothing',
      'DeskTest: assert.areequal says not what it is about',
    ])
  })

  it('do not depend on data of an org', async () => {
    const seeing = PRUNED.replace('@IsTest', '@IsTest(SeeAllData=true)')

    expect(await faultsOf(ALLOWED, REFUSED, seeing)).toEqual(['DeskTest depends on the data of an org (SeeAllData)'])
  })
})

describe('P4: the tests of the package', () => {
  it('P4: call every public method, see every controller refuse a user without a permission set, and give each assertion a message', async () => {
    const files = await Promise.all(packageSources('*.cls').map(async ({ text }) => classesIn(await parseApex(text))))
    const tests = files.filter(([outer]) => outer?.isTest).flat()
    const classes = files.filter(([outer]) => !outer?.isTest).flat()
    const ofComponents = classes.flatMap(({ methods }) => methods.filter(isAuraEnabled))

    expect(ofComponents.length).toBeGreaterThan(10)
    expect(faultsOfTests(classes, tests)).toEqual([])
  })
})
