import type { Headline, HeadlineTable } from './headline.ts'

type SpendHeadline = 'calm' | 'busy' | 'critical' | 'background-paused' | 'stopped' | 'unknown' | 'old'

/** What every spend bar says. The companion decides it, so that no page can say something else. */
const states: Record<SpendHeadline, Headline> = {
  calm: {
    meaning: 'good',
    when: 'less than 75 % of the own limit and of the org’s allowance are used',
    colour: 'green',
    word: 'Running',
    action: null,
  },
  busy: {
    meaning: 'attention',
    when: '75 % of the own limit or of the org’s allowance are used',
    colour: 'amber',
    word: 'Running low',
    action: null,
  },
  critical: {
    meaning: 'attention',
    when: '90 % of the own limit or of the org’s allowance are used',
    colour: 'amber',
    word: 'Nearly used up',
    action: null,
  },
  'background-paused': {
    meaning: 'attention',
    when: 'the org has only its reserve left, or the own limit only what people keep',
    colour: 'amber',
    word: 'Background work paused',
    action: null,
  },
  stopped: {
    meaning: 'trouble',
    when: 'the own limit is reached, or the org has nothing left',
    colour: 'red',
    word: 'Stopped',
    action: null,
  },
  unknown: {
    meaning: 'unknown',
    when: 'the org has not reported its allowance yet',
    colour: 'grey',
    word: 'Not known: no report from Salesforce yet',
    action: null,
  },
  old: {
    meaning: 'unknown',
    when: 'the org reported its allowance more than three hours ago',
    colour: 'grey',
    word: 'Not known: no recent report from Salesforce',
    action: null,
  },
}

/** The same in Salesforce, where the companion may not answer. */
const statesInSalesforce: Record<SpendHeadline | 'unreported', Headline> = {
  ...states,
  unreported: {
    meaning: 'unknown',
    when: 'the companion cannot be reached, or an earlier one does not report it',
    colour: 'grey',
    word: 'Not known: no answer from Tollbridge Companion',
    action: null,
  },
}

const spendBarOn = (page: string, path: string): HeadlineTable<SpendHeadline> => ({
  place: `${page}: what can be spent now`,
  path,
  states,
})

/** The three pages of the companion with a spend bar. */
export const spendTables = [
  spendBarOn('Connections', '/settings/connections'),
  spendBarOn('General', '/settings/general'),
  spendBarOn('API usage', '/usage'),
]

/** The two pages in Salesforce with a spend bar, by their tabs. */
export const packageSpendTables = [
  {
    place: 'Tollbridge in Salesforce, Overview: what can be spent now',
    path: 'Tollbridge',
    states: statesInSalesforce,
  },
  {
    place: 'Tollbridge in Salesforce, API usage: what can be spent now',
    path: 'Tollbridge_Usage',
    states: statesInSalesforce,
  },
] as const
