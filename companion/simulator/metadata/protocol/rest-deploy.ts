import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { apiError, notFound } from '../../http/api-error.ts'
import type { Routes } from '../../http/server.ts'
import type { Org } from '../../org/org.ts'
import { admit } from '../../rest/admission.ts'
import { type Deployment, type DeployOptions, NOT_VALIDATED } from '../deployment.ts'
import { deployResult } from './deploy-result.ts'

const ById = Type.Object({ version: Type.String(), id: Type.String() })
const Validated = Type.Object({ validatedDeployRequestId: Type.String() })
const Options = Type.Object({
  deployOptions: Type.Object({
    checkOnly: Type.Optional(Type.Boolean()),
    testLevel: Type.Optional(Type.String()),
    runTests: Type.Optional(Type.Array(Type.String())),
    singlePackage: Type.Optional(Type.Boolean()),
  }),
})

type Upload = { zip: Uint8Array; options: DeployOptions }

/** The REST side of the Metadata API: a deploy as an upload. */
export const restDeployRoutes: Routes<Org> = (server, org) => {
  server.addHook('onClose', async () => {
    await Promise.all([...org.deployments.values()].map(({ ended }) => ended))
  })
  server.register(multipart, { limits: { fileSize: 50 * 1024 * 1024 } })

  server.post('/services/data/:version/metadata/deployRequest', async (request, reply) => {
    if (refused(request, reply, org)) return reply
    const [{ deploy }, { deployValidated }] = await Promise.all([import('../deploy.ts'), import('../quick.ts')])
    if (Value.Check(Validated, request.body)) {
      const quick = deployValidated(request.body.validatedDeployRequestId, org)
      return quick ? reply.code(201).send(answerOf(quick, org)) : reply.code(400).send(notValidated().items)
    }
    const { zip, options } = await readUpload(request)
    return reply.code(201).send(answerOf(deploy(zip, options, org), org))
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

const notValidated = () => apiError(400, 'INVALID_ID_FIELD', NOT_VALIDATED)

async function readUpload(request: FastifyRequest): Promise<Upload> {
  const upload: Upload = { zip: new Uint8Array(), options: { checkOnly: false } }
  for await (const part of request.parts()) {
    if (part.type === 'file') upload.zip = await part.toBuffer()
    else upload.options = optionsIn(part.value)
  }
  return upload
}

function optionsIn(field: unknown): DeployOptions {
  const options: unknown = typeof field === 'string' ? JSON.parse(field) : field
  if (!Value.Check(Options, options)) return { checkOnly: false }
  return { checkOnly: false, ...options.deployOptions }
}

function answerOf(deployment: Deployment, org: Org) {
  return { id: deployment.id, validatedDeployRequestId: null, deployResult: deployResult(deployment, org) }
}
