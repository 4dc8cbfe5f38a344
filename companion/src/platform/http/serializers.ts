import fastJson from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify'

type Serialize = (data: unknown) => string

const compiled = new WeakMap<object, Serialize>()

/** Compiles a schema of answers once. All routes share the one of refusals, which otherwise takes most of a start. */
export const compileOnce: FastifySerializerCompiler<object> = ({ schema }) => {
  const serialize = compiled.get(schema) ?? fastJson(schema)
  compiled.set(schema, serialize)
  return serialize
}
