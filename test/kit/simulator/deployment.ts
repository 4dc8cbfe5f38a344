import { setTimeout as sleep } from 'node:timers/promises'
import { strToU8, zipSync } from 'fflate'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { SimulatedOrgInfo } from '../../../companion/simulator/index.ts'

export const XML = '<?xml version="1.0" encoding="UTF-8"?>'

export type Files = Record<string, string>

/** A manifest of members by their types. */
export const manifest = (types: Record<string, string[]>) =>
  `${XML}<Package>${Object.entries(types)
    .map(
      ([name, members]) =>
        `<types>${members.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`,
    )
    .join('')}<version>67.0</version></Package>`

/** The two files of an Apex class. */
export const classFiles = (name: string, body = '') => ({
  [`classes/${name}.cls`]: `public class ${name} {${body}}`,
  [`classes/${name}.cls-meta.xml`]: `${XML}<ApexClass><apiVersion>67.0</apiVersion></ApexClass>`,
})

const Result = Type.Object({
  status: Type.String(),
  done: Type.Boolean(),
  details: Type.Object({
    componentFailures: Type.Array(Type.Object({ fullName: Type.String(), problem: Type.String() })),
    runTestResult: Type.Object({ numTestsRun: Type.Integer(), numFailures: Type.Integer() }),
  }),
})
const Answer = Type.Object({ id: Type.String(), deployResult: Result })
const Refusal = Type.Array(Type.Object({ errorCode: Type.String() }))

/** Deploys files over the REST Metadata API and returns the id, the status and the problems. */
export function deployTo(org: SimulatedOrgInfo, files: Files, options: object = {}) {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const)
  return deployZip(org, zipSync(Object.fromEntries(entries)), options)
}

/** The same for a zip. */
export async function deployZip(org: SimulatedOrgInfo, zip: Uint8Array, options: object = {}) {
  const form = new FormData()
  form.append('json', JSON.stringify({ deployOptions: options }))
  form.append('file', new Blob([Buffer.from(zip)], { type: 'application/zip' }), 'package.zip')
  const { id } = Value.Parse(Answer, await (await post(org, { body: form })).json())
  const deployResult = await resultOf(org, id)
  const problems = deployResult.details.componentFailures.map(({ problem }) => problem)
  const { numTestsRun, numFailures } = deployResult.details.runTestResult
  return { id, status: deployResult.status, problems, tests: [numTestsRun, numFailures] }
}

/** Waits until a deployment is done. */
async function resultOf(org: SimulatedOrgInfo, id: string): Promise<Type.Static<typeof Result>> {
  for (;;) {
    const answer = await fetch(`${org.instanceUrl}/services/data/v67.0/metadata/deployRequest/${id}`, {
      headers: { authorization: `Bearer ${org.accessToken}` },
    })
    const { deployResult } = Value.Parse(Answer, await answer.json())
    if (deployResult.done) return deployResult
    await sleep(50)
  }
}

/** Quick-deploys a validation. Returns the status, or the code of the refusal. */
export async function deployQuickly(org: SimulatedOrgInfo, validatedDeployRequestId: string) {
  const body = JSON.stringify({ validatedDeployRequestId })
  const answer: unknown = await (await post(org, { body, headers: { 'content-type': 'application/json' } })).json()
  return Value.Check(Refusal, answer) ? answer[0]?.errorCode : Value.Parse(Answer, answer).deployResult.status
}

const post = (
  org: SimulatedOrgInfo,
  { body, headers }: { body: FormData | string; headers?: Record<string, string> },
) =>
  fetch(`${org.instanceUrl}/services/data/v67.0/metadata/deployRequest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${org.accessToken}`, ...headers },
    body,
  })
