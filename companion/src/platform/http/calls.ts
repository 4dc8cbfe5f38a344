import type { Static, TSchema } from 'typebox'
import type { Part, Route } from './route.ts'

/** The form that a value has in JSON: a moment is a string, and null alone is nothing. */
type Json<Value> = Value extends Date
  ? string
  : unknown extends Value
    ? unknown
    : Value extends string | number | boolean | null | undefined
      ? Value
      : { [Key in keyof Value]: Json<Value[Key]> }

type JsonOf<Value> = [Value] extends [null] ? undefined : Json<Value>

type Declares<Declared extends Route, Name extends 'body' | 'params' | 'querystring'> =
  Declared['schema'] extends Readonly<Record<Name, TSchema>> ? JsonOf<Part<Declared, Name>> : undefined

type Success<Declared extends Route> = Extract<keyof Declared['schema']['response'], 200 | 201 | 202 | 204>

/** What a client sends with a call, and what it is answered when the call succeeds. */
type CallOf<Declared extends Route> = {
  params: Declares<Declared, 'params'>
  query: Declares<Declared, 'querystring'>
  body: Declares<Declared, 'body'>
  answer: JsonOf<Static<Declared['schema']['response'][Success<Declared>]>>
}

/** The calls that a module declares, by method and address: `{ 'GET /api/v1/people': { params, query, body, answer } }`. */
export type CallsOf<Module> = {
  [
    Name in keyof Module as Module[Name] extends Route ? `${Module[Name]['method']} ${Module[Name]['url']}` : never
  ]: Module[Name] extends Route ? CallOf<Module[Name]> : never
}
