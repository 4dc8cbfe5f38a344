import { startFirst } from '../../../companion/src/accounts/people/first-start.ts'
import { ADMIN } from '../service/app.ts'
import { tokenIn } from '../service/mail.ts'
import { signInAs, type Answer } from '../service/sign-in.ts'
import type { InjectOptions } from 'fastify'
import { takeJob } from './jobs.ts'
import { startProcess, type Process, type Surroundings } from './process.ts'

/** What the browser of a signed-in person keeps. */
export type Person = { cookies: Record<string, string>; csrfToken: string }

/** Starts the service for the first time, and signs its first admin in. */
export async function signInFirst(around: Surroundings): Promise<Person> {
  const { client, clock, config, order } = around
  const process = await order.drive(startProcess('first', around))
  await order.drive(startFirst(config.firstStart, process.services))
  const job = await takeJob(client, process.name, clock.now())
  if (!job) throw new Error('no link was queued')
  await order.drive(process.jobs.run(job))
  const token = tokenIn(process.mail.lastTo(ADMIN.email))
  const payload = { token, password: ADMIN.password }
  await order.drive(process.app.inject({ method: 'POST', url: '/api/v1/passwords', payload }))
  const { cookies, csrfToken } = await order.drive(signInAs(process.app, ADMIN))
  await order.drive(process.stop())
  await client.query('delete from simulation.job')
  return { cookies, csrfToken }
}

let visits = 0

/** Sends a request of a person to a process, each from another address, so that no limit by address is met. */
export async function ask({ app }: Process, person: Person, options: InjectOptions): Promise<Answer> {
  visits = (visits + 1) % 2 ** 24
  const remoteAddress = [10, visits >> 16, (visits >> 8) & 255, visits & 255].join('.')
  const headers = { 'x-csrf-token': person.csrfToken }
  const answer = await app.inject({ remoteAddress, ...options, cookies: person.cookies, headers })
  for (const { name, value } of answer.cookies) person.cookies[name] = value
  return answer
}

/** The same person in a browser of its own, which shares the session. */
export const sameSession = ({ cookies, csrfToken }: Person): Person => ({ cookies: { ...cookies }, csrfToken })
