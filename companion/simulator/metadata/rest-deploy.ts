import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { notFound } from '../http/api-error.ts'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import { admit } from '../rest/admission.ts'
import type { Deployment } from './deployment.ts'
import { deployResult } from './deploy-result.ts'

const ById = Type.Object({ version: Type.String(), id: Type.String() })
const Validated = Type.Object({ validatedDeployRequestId: Type.String() })
const Options = Type.Object({ deployOptions: Type.Object({ checkOnly: Type.Optional(Type.Boolean()) }) })

type Upload = { zip: Uint8Array; checkOnly: boolean }

/** The REST side of the Metadata API: a deploy as an upload. */
export const restDeployRoutes: Routes<Org> = (server, org) => {
  server.register(multipart, { limits: { fileSize: 50 * 1024 * 1024 } })

  server.post('/services/data/:version/metadata/deployRequest', async (request, reply) => {
    if (refused(request, reply, org)) return reply
    const { deploy, deployValidated } = await import('./deploy.ts')
    if (Value.Check(Validated, request.body)) {
      const quick = deployValidated(request.body.validatedDeployRequestId, org)
      return quick ? reply.code(201).send(answerOf(quick, org)) : reply.code(404).send(notFound().items)
    }
    const { zip, checkOnly } = await readUpload(request)
    return reply.code(201).send(answerOf(deploy(zip, { checkOnly }, org), org))
  })

  server.get('/services/data/:version/metadata/deployRequest/:id', { schema: { params: ById } }, (request, reply) => {
    if (refused(request, reply, org)) return reply
    const deployment = org.deployments.get(request.params.id)
    return deployment ? answerOf(deployment, org) : reply.code(404).send(notFound().items)
  })
}

function refused(request: FastifyRequest, reply: FastifyReply, org: Org): boolean {
  const admission = admit(request, org)
  if (!('refusal' in admission)) return false
  void reply.code(admission.refusal.status).send(admission.refusal.items)
  return true
}

async function readUpload(request: FastifyRequest): Promise<Upload> {
  const upload: Upload = { zip: new Uint8Array(), checkOnly: false }
  for await (const part of request.parts()) {
    if (part.type === 'file') upload.zip = await part.toBuffer()
    else upload.checkOnly = checkOnlyIn(part.value)
  }
  return upload
}

function checkOnlyIn(field: unknown): boolean {
  const options: unknown = typeof field === 'string' ? JSON.parse(field) : field
  return Value.Check(Options, options) && options.deployOptions.checkOnly === true
}

function answerOf(deployment: Deployment, org: Org) {
  return { id: deployment.id, validatedDeployRequestId: null, deployResult: deployResult(deployment, org) }
}
