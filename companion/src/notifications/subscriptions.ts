import { eq } from 'drizzle-orm'
import type { Stored } from '../platform/deps.ts'
import type { TenantId } from '../platform/ids.ts'
import type { Person } from '../platform/person.ts'
import { refusal } from '../platform/refusals/errors.ts'
import { type Topic, TOPICS } from './kinds.ts'
import { noticeSubscription } from './tables.ts'

type Subscriber = Pick<Person, 'tenantId' | 'personId' | 'role'>

/** Whether a person gets the notices about a topic by mail, and whether they may choose. */
export type Subscription = { topic: Topic; mailed: boolean; mandatory: boolean }

/** Nothing works until an admin acts on a lost connection, so every admin must hear of it. */
const isMandatory = (topic: Topic, { role }: Pick<Person, 'role'>): boolean =>
  role === 'admin' && topic === 'connection'

/** What a person gets by mail: everything for an admin and nothing for a user, unless they chose otherwise. */
export async function subscriptionsOf(person: Subscriber, deps: Stored): Promise<Subscription[]> {
  const { tenantId, personId } = person
  const chosen = await choicesIn(tenantId, deps)
  return TOPICS.map((topic) => ({
    topic,
    mailed: isMailed(topic, person, chosen.get(`${personId} ${topic}`)),
    mandatory: isMandatory(topic, person),
  }))
}

const isMailed = (topic: Topic, person: Pick<Person, 'role'>, chosen: boolean | undefined): boolean =>
  isMandatory(topic, person) || (chosen ?? person.role === 'admin')

/** Keeps whether a person wants the notices about a topic by mail. Refused where an admin must get them. */
export async function subscribe(
  person: Subscriber,
  { topic, mailed }: { topic: Topic; mailed: boolean },
  { db }: Stored,
): Promise<void> {
  if (!mailed && isMandatory(topic, person)) throw refusal('INPUT_INVALID')
  const { tenantId, personId } = person
  const { tenantId: tenant, personId: whose, topic: what } = noticeSubscription
  await db
    .insert(noticeSubscription)
    .values({ tenantId, personId, topic, mailed })
    .onConflictDoUpdate({ target: [tenant, whose, what], set: { mailed } })
}

/** The people among some of a tenant who get the notices about a topic by mail. */
export async function subscribersTo<Someone extends Pick<Person, 'personId' | 'role'>>(
  { tenantId, topic, people }: { tenantId: TenantId; topic: Topic; people: Someone[] },
  deps: Stored,
): Promise<Someone[]> {
  const chosen = await choicesIn(tenantId, deps)
  return people.filter((person) => isMailed(topic, person, chosen.get(`${person.personId} ${topic}`)))
}

async function choicesIn(tenantId: TenantId, { db }: Stored): Promise<Map<string, boolean>> {
  const rows = await db.select().from(noticeSubscription).where(eq(noticeSubscription.tenantId, tenantId))
  return new Map(rows.map(({ personId, topic, mailed }) => [`${personId} ${topic}`, mailed]))
}
