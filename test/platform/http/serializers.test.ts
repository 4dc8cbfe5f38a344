import { Type } from 'typebox'
import { expect, it } from 'vitest'
import { compileOnce } from '../../../companion/src/platform/http/serializers.ts'

const ROUTE = { method: 'GET', url: '/', httpStatus: '200' }

it('compiles a schema of answers once, however many routes share it', () => {
  const [shared, other] = [Type.Object({ code: Type.String() }), Type.Object({ code: Type.String() })]
  const serialize = compileOnce({ ...ROUTE, schema: shared })
  expect(serialize({ code: 'GONE', secret: 'not in the schema' })).toBe('{"code":"GONE"}')
  expect(compileOnce({ ...ROUTE, url: '/other', schema: shared })).toBe(serialize)
  expect(compileOnce({ ...ROUTE, schema: other })).not.toBe(serialize)
})
