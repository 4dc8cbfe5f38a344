import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Org } from '../../org/org.ts'
import { admitToken } from '../../rest/admission.ts'
import { deploy } from '../deploy.ts'
import { NOT_VALIDATED } from '../deployment.ts'
import { deployResult } from './deploy-result.ts'
import { deployValidated } from '../quick.ts'
import { readEnvelope, soapAnswer, soapFault } from './soap-envelope.ts'
import { textsOf } from '../xml.ts'

type Operation = (parameters: unknown, org: Org) => object | string | undefined

const OPERATIONS: Record<string, Operation> = {
  deploy(parameters, org) {
    const [zip = ''] = textsOf(parameters, 'ZipFile')
    const checkOnly = textsOf(parameters, 'checkOnly')[0] === 'true'
    const singlePackage = textsOf(parameters, 'singlePackage')[0] !== 'false'
    const [testLevel] = textsOf(parameters, 'testLevel')
    const { id } = deploy(
      Buffer.from(zip, 'base64'),
      { checkOnly, testLevel, runTests: textsOf(parameters, 'runTests'), singlePackage },
      org,
    )
    return { done: false, id, state: 'Queued' }
  },
  deployRecentValidation(parameters, org) {
    return deployValidated(textsOf(parameters, 'validationId')[0] ?? '', org)?.id
  },
  checkDeployStatus(parameters, org) {
    const deployment = org.deployments.get(textsOf(parameters, 'asyncProcessId')[0] ?? '')
    return deployment && deployResult(deployment, org)
  },
}

/** Answers a SOAP message: an operation's result, or a fault. */
export function answerSoap(
  message: string,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  org: Org,
) {
  const { operation, parameters, sessionId, client } = readEnvelope(message)
  const { clientId = null, userId = null } = org.tokens.holderOf(sessionId ?? '') ?? {}
  if (request.wireCall) Object.assign(request.wireCall, { clientId, userId, clientName: client ?? null })
  const admission = admitToken(sessionId, request, org)
  if ('refusal' in admission) {
    const [first] = admission.refusal.items
    return reply.code(500).send(soapFault(first?.errorCode ?? '', first?.message ?? ''))
  }
  const result = OPERATIONS[operation]?.(parameters, org)
  if (result) return reply.send(soapAnswer(operation, result))
  if (operation === 'deployRecentValidation') return reply.code(500).send(soapFault('INVALID_ID_FIELD', NOT_VALIDATED))
  return reply.code(500).send(soapFault('INVALID_OPERATION', `This org cannot do ${operation} with that`))
}
