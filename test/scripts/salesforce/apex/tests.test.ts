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
  it('are complete when each public method is reached, and each that components call is also refused', async () => {
    expect(await faultsOf(ALLOWED, REFUSED, PRUNED)).toEqual([])
  })

  it('lack a method that no test reaches, itself or through another', async () => {
    expect(await faultsOf(ALLOWED, REFUSED)).toEqual(['no test reaches Store.prune'])
  })

  it('lack somebody without a permission set who is refused', async () => {
    expect(await faultsOf(ALLOWED, PRUNED)).toEqual(['no test sees Desk.read refuse somebody without a permission set'])
  })

  it('lack somebody who holds one', async () => {
    expect(await faultsOf(REFUSED, PRUNED)).toEqual(['no test calls Desk.read as somebody who holds a permission set'])
  })

  it('assert something, and say what it is about', async () => {
    const silent = '@IsTest static void says() { new Store().prune(); }'
    const mute = '@IsTest static void counts() { Assert.areEqual(1, new Store().count()); }'

    expect(await faultsOf(ALLOWED, REFUSED, PRUNED, silent, mute)).toEqual([
      'DeskTest.says asserts nothing',
      'DeskTest: assert.areequal says not what it is about',
    ])
  })

  it('depend on no data of an org', async () => {
    const seeing = PRUNED.replace('@IsTest', '@IsTest(SeeAllData=true)')

    expect(await faultsOf(ALLOWED, REFUSED, seeing)).toEqual(['DeskTest depends on the data of an org (SeeAllData)'])
  })
})

describe('P4: the tests of the package', () => {
  it('P4: reach every public method, see every controller refuse somebody without a permission set, and say what each assertion is about', async () => {
    const files = await Promise.all(packageSources('*.cls').map(async ({ text }) => classesIn(await parseApex(text))))
    const tests = files.filter(([outer]) => outer?.isTest).flat()
    const classes = files.filter(([outer]) => !outer?.isTest).flat()
    const ofComponents = classes.flatMap(({ methods }) => methods.filter(isAuraEnabled))

    expect(ofComponents.length).toBeGreaterThan(10)
    expect(faultsOfTests(classes, tests)).toEqual([])
  })
})
