import type { Compared } from './objects.ts'
import type { Found, Kind, Severity } from './difference.ts'
import type { Fingerprint, Flow, Trigger } from '../fingerprint/fingerprint.ts'

type What = 'trigger' | 'flow' | 'rule'
type Item = { object: Found['object']; name: string; active: boolean }

type Comparison<One extends Item> = {
  what: What
  sandbox: One[] | null
  production: One[] | null
  /** Facts besides being active. A change of one is a difference. */
  text: (one: One, other: One) => string
}

/** Triggers, flows and validation rules of two orgs. What is unknown in one of them is not compared. */
export const compareAutomation = (sandbox: Fingerprint, production: Fingerprint): Compared[] => [
  compareItems({ what: 'trigger', sandbox: sandbox.triggers, production: production.triggers, text: triggerText }),
  compareItems({ what: 'flow', sandbox: sandbox.flows, production: production.flows, text: flowText }),
  compareItems({ what: 'rule', sandbox: sandbox.rules, production: production.rules, text: () => '' }),
]

/** Events, version of the API and checksum; a checksum that one side does not tell says nothing. */
const triggerText = ({ events, apiVersion, checksum }: Trigger, other: Trigger): string =>
  [events.join(' '), `v${apiVersion}`, other.checksum === null ? null : checksum].filter((text) => text !== null).join(', ') // prettier-ignore

const flowText = ({ type, on }: Flow): string => `${type}, ${on}`

function compareItems<One extends Item>({ what, sandbox, production, text }: Comparison<One>): Compared {
  if (!sandbox || !production) return { found: [], identical: 0 }
  const [here, there] = [byKey(sandbox), byKey(production)]
  const outcomes = [...new Set([...here.keys(), ...there.keys()])].map((key) =>
    comparePair({ sandbox: here.get(key), production: there.get(key) }, what, text),
  )
  return { found: outcomes.flat(), identical: outcomes.filter(({ length }) => length === 0).length }
}

const byKey = <One extends Item>(items: One[]): ReadonlyMap<string, One> =>
  new Map(items.map((one) => [`${one.object} ${one.name}`, one]))

type Sides<One> = { sandbox?: One; production?: One }

function comparePair<One extends Item>(
  { sandbox, production }: Sides<One>,
  what: What,
  text: Comparison<One>['text'],
): Found[] {
  if (sandbox && production) return differencesOf({ sandbox, production }, what, text)
  const item = sandbox ?? production
  if (!item) return []
  const kind: Kind = `${what}-missing-in-${sandbox ? 'production' : 'sandbox'}`
  const whole = (one: One | undefined) => one && [stateOf(one), text(one, one)].filter(Boolean).join(', ')
  return [
    {
      object: item.object,
      kind,
      name: item.name,
      sandbox: whole(sandbox) ?? null,
      production: whole(production) ?? null,
      severity: severityOf(kind, item),
    },
  ]
}

function differencesOf<One extends Item>(
  { sandbox, production }: Required<Sides<One>>,
  what: What,
  text: Comparison<One>['text'],
): Found[] {
  const { object, name } = production
  const texts = { sandbox: text(sandbox, production), production: text(production, sandbox) }
  const found: Found[] = []
  if (sandbox.active !== production.active) {
    const kind: Kind = `${what}-inactive-in-${sandbox.active ? 'production' : 'sandbox'}`
    const states = { sandbox: stateOf(sandbox), production: stateOf(production) }
    found.push({ object, kind, name, ...states, severity: severityOf(kind, production) })
  }
  if (what !== 'rule' && texts.sandbox !== texts.production)
    found.push({ object, kind: `${what}-changed`, name, ...texts, severity: 'notable' })
  return found
}

/** In the words of Salesforce. */
const stateOf = ({ active }: Item): string => (active ? 'Active' : 'Inactive')

/** A test without a trigger that runs in production proves nothing. */
const severityOf = (kind: Kind, { active }: Item): Severity =>
  active && (kind === 'trigger-missing-in-sandbox' || kind === 'trigger-inactive-in-sandbox') ? 'blocking' : 'notable'
