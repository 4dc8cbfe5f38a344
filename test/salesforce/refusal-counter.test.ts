import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { refusal } from '../../companion/src/platform/refusals/errors.ts'
import { newId, type TenantId } from '../../companion/src/platform/ids.ts'
import { countingRefusals } from '../../companion/src/salesforce/wire/refusal-counter.ts'

it('the operator sees what was refused, by code', async () => {
  const registry = new Registry()
  const wire = countingRefusals(() => Promise.reject(refusal('CREDIT_LIMIT_REACHED')), registry)
  const spender = { tenantId: newId<TenantId>(), consumer: 'export', bucket: 'api', purpose: 'write' } as const
  await expect(wire({ method: 'GET', url: '', headers: {} }, spender)).rejects.toThrow('CREDIT_LIMIT_REACHED')
  expect(await registry.metrics()).toContain('tollbridge_salesforce_refusals_total{code="CREDIT_LIMIT_REACHED"} 1')
})
