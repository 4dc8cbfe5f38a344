import { beforeAll, describe, expect, it } from 'vitest'
import type { Contract } from '../../../../scripts/salesforce/contract/contract.ts'
import { contractOfTexts } from '../../../kit/package/made-up-apex.ts'
import { faultsOfTest } from '../../../kit/package/made-up-component.ts'

const DESK = `public class Desk {
  @AuraEnabled(cacheable=true) public static Report read() { return new Report('open'); }
  @AuraEnabled public static Boolean keep() { return true; }
}`
const REPORT = `public class Report {
  public class Line { @AuraEnabled public Integer count = 1; }
  /** \`open\` or \`shut\`. */
  @AuraEnabled public String state;
  @AuraEnabled public List<Line> lines = new List<Line>();
  @AuraEnabled public Map<String, Integer> sums = new Map<String, Integer>();
  /** Null: this is the last report. */
  @AuraEnabled public Report next;
  public Report(String state) { this.state = state; }
}`

let contract: Contract
beforeAll(async () => void (contract = await contractOfTexts(DESK, REPORT)))

/** The faults of a test that has a complete answer as a constant. */
const faultsOf = (code: string) =>
  faultsOfTest(
    contract,
    `import read from '@salesforce/apex/Desk.read'; import keep from '@salesforce/apex/Desk.keep';
const WHOLE = { state: 'open', lines: [{ count: 1 }], sums: { all: 1 } };
${code}`,
  )

const HELPER = 'function draw(answer) { read.emit(answer); }'

describe('an answer of Apex in a component’s test', () => {
  it.each([
    ['whole', 'read.emit(WHOLE);'],
    ['with what may be null', 'read.emit({ ...WHOLE, next: null }); read.emit({ ...WHOLE, next: WHOLE });'],
    ['through a helper', `${HELPER} draw(WHOLE);`],
    ['as a promise', 'keep.mockResolvedValue(true);'],
    ['as an error', `read.error({ message: 'No.' });`],
    ['of an unknown value', 'const given = [WHOLE].at(0); read.emit(JSON.parse(given));'],
    ['without a line', 'read.emit({ ...WHOLE, lines: [] });'],
  ])('is accepted: %s', (_, code) => {
    expect(faultsOf(code)).toEqual([])
  })

  it.each([
    ['a member too many', 'read.emit({ ...WHOLE, sum: 1 });', 'Desk.read has no sum'],
    ['a member too few', `read.emit({ state: 'open', sums: {}, lines: [] , next: { state: '', sums: {} } });`, 'Desk.read next lacks lines'], // prettier-ignore
    ['a null that cannot come', 'read.emit({ ...WHOLE, sums: null });', 'Desk.read sums is never null'],
    ['a number in the place of a text', 'read.emit({ ...WHOLE, state: 1 });', 'Desk.read state is no text'],
    ['a text in the place of a number', `read.emit({ ...WHOLE, lines: [{ count: '1' }] });`, 'Desk.read lines count is no number'], // prettier-ignore
    ['an object in the place of a list', 'read.emit({ ...WHOLE, lines: {} });', 'Desk.read lines is no list'],
    ['a fault through a helper', `${HELPER} draw({ ...WHOLE, sum: 1 });`, 'Desk.read has no sum'],
    ['a fault through a short helper', `const draw = (answer = { ...WHOLE, sum: 1 }) => read.emit(answer);`, 'Desk.read has no sum'], // prettier-ignore
    ['another promise', `keep.mockResolvedValueOnce('yes');`, 'Desk.keep is no flag'],
  ])('is refused for %s', (_, code, fault) => {
    expect(faultsOf(code)).toEqual([`force-app/main/office/lwc/desk/__tests__/desk.test.js:3: ${fault}`])
  })
})
