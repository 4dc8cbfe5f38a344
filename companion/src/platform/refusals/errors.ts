import { catalogue, type RefusalCode } from './catalogue.ts'

export type RefusalParams = Record<string, string | number | Date>

/** Says no, with a code of the catalogue. Everything a reader is told comes from the code and the parameters. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly params: RefusalParams

  constructor(code: RefusalCode, params: RefusalParams = {}, options?: { cause?: unknown }) {
    super(code, options)
    this.name = 'Refusal'
    this.code = code
    this.status = catalogue[code].status
    this.params = params
  }
}

/** A refusal to be thrown. */
export const refusal = (code: RefusalCode, params?: RefusalParams, options?: { cause?: unknown }): Refusal =>
  new Refusal(code, params, options)
