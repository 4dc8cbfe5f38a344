import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { refusal } from '../../kit/service/refusal.ts'
import { openWire } from '../../../companion/src/salesforce/wire/open-wire.ts'
import { answerJson } from '../../kit/salesforce/salesforce-stub.ts'
import { startMeteredStub } from '../../kit/salesforce/metered-stub.ts'

it('counts every refused attempt by code, for the operator', async () => {
  const metrics = new Registry()
  const { stub, deps, tenantId, gate, close } = await startMeteredStub()
  const wire = openWire({ ...deps, metrics, sleep: async () => undefined, random: () => 0 })
  const spender = { tenantId, consumer: 'export', bucket: 'api', purpose: 'write' } as const
  const get = () => wire({ method: 'GET', url: `${stub.origin}/services/data/v67.0/limits`, headers: {} }, spender)
  stub.answer = answerJson({}, 503)
  await expect(get()).rejects.toThrow('SALESFORCE_UNAVAILABLE')
  gate.reserve = () => Promise.reject(refusal('CREDIT_LIMIT_REACHED'))
  await expect(get()).rejects.toThrow('CREDIT_LIMIT_REACHED')
  await close()
  const exposed = await metrics.metrics()
  expect(exposed).toContain('tollbridge_salesforce_refusals_total{code="SALESFORCE_UNAVAILABLE"} 3')
  expect(exposed).toContain('tollbridge_salesforce_refusals_total{code="CREDIT_LIMIT_REACHED"} 1')
})
