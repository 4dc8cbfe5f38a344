import { beforeAll, describe, expect, it } from 'vitest'
import type { Contract } from '../../../../scripts/salesforce/contract/contract.ts'
import { contractOfTexts } from '../../../kit/package/made-up-apex.ts'
import { faultsOfComponent } from '../../../kit/package/made-up-component.ts'

const DESK = `public class Desk {
  @AuraEnabled(cacheable=true) public static Report read(String range) { return new Report(1); }
  @AuraEnabled(cacheable=true) public static Report all() { return new Report(1); }
  /** @param note null: nothing is noted */
  @AuraEnabled public static void keep(Integer count, String note) {}
}`
const REPORT = `public class Report {
  @AuraEnabled public Integer count { get; private set; }
  /** Null: it was not read. */
  @AuraEnabled public Datetime readAt { get; private set; }
  public Integer hidden { get; private set; }
  public Report(Integer count) { this.count = count; }
}`

const NONE = { types: [], contract: [] }
const REPORTED = '/** @type {Tollbridge.Provisioned<Tollbridge.Report>} */'
const MORE = 'Tollbridge.Provisioned<{ count: number; sum: number }>'
const TAKEN = 'is taken for something that it does not answer'
const ELSEWHERE = 'is given parameters that are not written there'
const CAST = 'answers what its class says: a cast is one too many'

/** A component that keeps to the contract, and one more member. */
const componentWith = (member: string) => `import { LightningElement, wire } from 'lwc';
import all from '@salesforce/apex/Desk.all';
import keep from '@salesforce/apex/Desk.keep';
import read from '@salesforce/apex/Desk.read';
export default class Desk extends LightningElement {
  range = '24h';
  count = 3;
  ${REPORTED} @wire(all) everything = {};
  ${REPORTED} @wire(read, { range: '$range' }) report = {};
  handleKeep() { return keep({ count: this.count, note: null }); }
  ${member}
}`

let contract: Contract
beforeAll(async () => void (contract = await contractOfTexts(DESK, REPORT)))

const faultsOf = (member: string) => faultsOfComponent(contract, componentWith(member))

describe('a component that calls Apex', () => {
  it('keeps the contract when it passes the parameters and reads the answer as declared', () => {
    expect(faultsOf('')).toEqual(NONE)
    expect(faultsOf(`async first() { const { count } = await read({ range: '24h' }); return count + 1; }`)).toEqual(
      NONE,
    )
    expect(faultsOf('handleCount() { return keep({ count: 1 }); }')).toEqual(NONE)
  })

  it.each([
    ['a method that is not there', `import gone from '@salesforce/apex/Desk.gone'; gone();`, 'TS2307'],
    ['a method of a class that is not there', `import read from '@salesforce/apex/Gone.read'; read();`, 'TS2307'],
  ])('is refused: %s', (_, component, code) => {
    const { types, contract: own } = faultsOfComponent(contract, component)

    expect(types).toEqual([code])
    expect(own).toContainEqual(expect.stringMatching(/desk\.js:1: there is no (Desk|Gone)\./))
  })

  it.each([
    ['a parameter that the method does not have', `go() { return keep({ count: 1, sum: 2 }); }`, 'TS2353'],
    ['without a parameter', `go() { return keep({ note: '' }); }`, 'TS2345'],
    ['without all of them', `go() { return keep(); }`, 'TS2554'],
    ['a parameter of another type', `go() { return keep({ count: '1' }); }`, 'TS2322'],
    ['parameters where there are none', `go() { return all({}); }`, 'TS2554'],
    ['a member that the class does not have', `async go() { return (await all()).sum; }`, 'TS2339'],
    ['a member that components may not read', `async go() { return (await all()).hidden; }`, 'TS2339'],
    ['a null that is not expected', `async go() { return (await all()).readAt.length; }`, 'TS2533'],
    ['an answer of another type', `async go() { this.range = (await all()).count; }`, 'TS2322'],
    ['a wire on a method that changes something', `${REPORTED} @wire(keep, { count: 1 }) kept = {};`, 'TS2345'],
    ['a wire with another parameter', `${REPORTED} @wire(read, { range: '', span: '' }) wired = {};`, 'TS2353'],
    ['a wire with a parameter of another type', `${REPORTED} @wire(read, { range: 7 }) wired = {};`, 'TS2322'],
    ['a wire for another answer', `/** @type {Tollbridge.Provisioned<string>} */ @wire(all) wired = {};`, 'TS1240'],
  ])('is refused by the type check: %s', (_, member, code) => {
    expect(faultsOf(member).types).toEqual([code])
  })

  it.each([
    ['a wire without a parameter', `${REPORTED} @wire(read) wired = {};`, 'is wired without range'],
    [
      'a wire that waits for nothing',
      `${REPORTED} @wire(read, { range: '$rang' }) wired = {};`,
      'waits for $rang, which the component',
    ],
    [
      'a wire that waits for another type',
      `${REPORTED} @wire(read, { range: '$count' }) wired = {};`,
      '$count as range, which is number',
    ],
    ['a wire that expects more', `/** @type {${MORE}} */ @wire(all) wired = {};`, TAKEN],
    [
      'the same of a wired method',
      `/** @param {${MORE}} told */ @wire(all) wired(told) { this.count = told.data?.sum ?? 0; }`,
      TAKEN,
    ],
    ['a cast', `async go() { return /** @type {{ count: number; sum: number }} */ (await all()); }`, CAST],
    ['parameters from elsewhere', `go() { const given = { count: 1, sum: 2 }; return keep(given); }`, ELSEWHERE],
    ['parameters spread', `go() { const given = { sum: 2 }; return keep({ count: 1, ...given }); }`, ELSEWHERE],
    ['a method handed on', `go() { return [all]; }`, 'is passed on, so its calls cannot be checked'],
  ])('is refused by the check of the contract: %s', (_, member, fault) => {
    expect(faultsOf(member).contract).toEqual([expect.stringMatching(new RegExp(`desk\\.js:11: Desk\\.\\w+ `))])
    expect(faultsOf(member).contract[0]).toContain(fault)
  })

  it('calls every method of Apex', () => {
    const component = `import { LightningElement } from 'lwc'; export default class Desk extends LightningElement {}`
    const uncalled = ['no component calls Desk.read', 'no component calls Desk.all', 'no component calls Desk.keep']
    expect(faultsOfComponent(contract, component)).toEqual({ types: [], contract: uncalled })
  })
})
