import { Type } from 'typebox'

/** The body of a request that has none. */
export const NoBody = Type.Null()

/** The answer of a request that is done and has nothing to tell. */
export const NoContent = Type.Null()

/** An object that takes and gives exactly its properties. */
export const Exactly = <Properties extends Type.TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false })

export const EmailAddress = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@<>"]+@[^\\s@<>"]+$' })
