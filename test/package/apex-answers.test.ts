import { beforeAll, describe, expect, it } from 'vitest'
import type { Contract } from '../../scripts/salesforce/contract/contract.ts'
import { faultsOfAnswer } from '../kit/package/apex-answers.ts'
import { contractOfTexts } from '../kit/package/made-up-apex.ts'

const DESK = `public class Desk {
  @AuraEnabled public static Report read() { return new Report('open'); }
  @AuraEnabled public static void keep() {}
  /** @return the newest report, null: there is none */
  @AuraEnabled public static Report newest() { return null; }
}`
const REPORT = `public class Report {
  /** \`open\` or \`shut\`. */
  @AuraEnabled public String state;
  @AuraEnabled public List<Integer> counts = new List<Integer>();
  @AuraEnabled public Map<String, Decimal> sums = new Map<String, Decimal>();
  @AuraEnabled public Datetime readAt = Datetime.now();
  @AuraEnabled public Boolean isLast = true;
  /** Null: this is the last report. */
  @AuraEnabled public Report next;
  public Report(String state) { this.state = state; }
}`

const REPORTED = { state: 'open', counts: [1], sums: { all: 1.5 }, readAt: '2026-03-29T10:00:00.000Z', isLast: true }

let contract: Contract
beforeAll(async () => void (contract = await contractOfTexts(DESK, REPORT)))

function faultsOf(value: unknown, method = 'Desk.read', seen?: Set<string>) {
  const action = contract.actions.find(({ name }) => name === method)
  const { answer: kind, mayAnswerNull: mayBeNull } = action ?? {}
  return kind && faultsOfAnswer({ place: method, value, kind, mayBeNull }, contract, seen)
}

describe('an answer in place of Apex', () => {
  it('keeps the contract with all members, or with those marked null: as null or absent', () => {
    expect(faultsOf(REPORTED)).toEqual([])
    expect(faultsOf({ ...REPORTED, next: null })).toEqual([])
    expect(faultsOf({ ...REPORTED, next: REPORTED })).toEqual([])
    expect(faultsOf(null, 'Desk.keep')).toEqual([])
    expect(faultsOf(null, 'Desk.newest')).toEqual([])
  })

  it.each<[string, object, string]>([
    ['a member too many', { sum: 1 }, 'Desk.read.sum is no member of Report'],
    ['a null without the word null:', { readAt: null }, 'Desk.read.readAt is missing'],
    ['a member that is left out', { isLast: undefined }, 'Desk.read.isLast is missing'],
    ['a word that is never said', { state: 'half-open' }, 'Desk.read.state is "half-open", not open or shut'],
    ['a number in the place of a list', { counts: 1 }, 'Desk.read.counts is 1, not list'],
    ['a broken number in the place of a whole one', { counts: [1, 1.5] }, 'Desk.read.counts.1 is 1.5, not whole'],
    ['a text in the place of a number', { sums: { all: '1' } }, 'Desk.read.sums.all is "1", not number'],
    ['a list in the place of a map', { sums: [] }, 'Desk.read.sums is [], not map'],
    ['a text in the place of a moment', { readAt: 'today' }, 'Desk.read.readAt is "today", not moment'],
    ['a text in the place of a flag', { isLast: 'true' }, 'Desk.read.isLast is "true", not flag'],
    ['a fault further down', { next: { ...REPORTED, sum: 1 } }, 'Desk.read.next.sum is no member of Report'],
  ])('breaks it by %s', (_, change, fault) => {
    expect(faultsOf({ ...REPORTED, ...change })).toEqual([fault])
  })

  it('breaks it by an answer of a void method, or by null without the word null:', () => {
    expect(faultsOf({}, 'Desk.keep')).toEqual(['Desk.keep is {}, not nothing'])
    expect(faultsOf(null)).toEqual(['Desk.read is null, not object'])
  })

  it('shows which members had a value', () => {
    const seen = new Set<string>()
    faultsOf({ ...REPORTED, next: null }, 'Desk.read', seen)
    expect(['Report.state', 'Report.next'].map((name) => seen.has(name))).toEqual([true, false])
  })
})
