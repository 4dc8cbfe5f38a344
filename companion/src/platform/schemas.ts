import { Type } from 'typebox'

/** The body of a request that has none. */
export const NoBody = Type.Null()

/** The answer of a request that is done and has nothing to tell. */
export const NoContent = Type.Null()

/** A moment in an answer: a `Date`, which Fastify's serializer writes in ISO 8601. */
export const Moment = Type.Unsafe<Date>(Type.String({ format: 'date-time' }))

/** A moment in a request: the text that the client sent, whose form is checked. `new Date` reads it. */
export const MomentText = Type.String({ format: 'date-time' })

export const Nullable = <Schema extends Type.TSchema>(schema: Schema, options?: Type.TSchemaOptions) =>
  Type.Union([schema, Type.Null()], options)

/** An object that takes and gives exactly its properties. */
export const Exactly = <Properties extends Type.TProperties>(
  properties: Properties,
  options: Type.TObjectOptions = {},
) => Type.Object(properties, { ...options, additionalProperties: false })

export const EmailAddress = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@<>"]+@[^\\s@<>"]+$' })
