import { platformRefusals } from './catalogue.ts'

export type RefusalParams = Record<string, string | number | Date>

/** A refusal with a code. The words come from the code and the parameters. */
export class Refusal extends Error {
  readonly code: string
  /** The HTTP status of the code. */
  readonly status: number
  readonly params: RefusalParams

  constructor(
    { code, status }: { code: string; status: number },
    params: RefusalParams = {},
    options?: { cause?: unknown },
  ) {
    super(code, options)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.params = params
  }
}

/** Whether a fault is a refusal with one of the codes. */
export const isRefusal = (fault: unknown, codes: readonly string[]): fault is Refusal =>
  fault instanceof Refusal && codes.includes(fault.code)

/** Makes refusals of the given codes; their words are the labels `error.CODE.title`, `.cause` and `.remedy`. */
export const refusalsOf =
  <Code extends string>(statuses: Readonly<Record<Code, number>>) =>
  (code: Code, params?: RefusalParams, options?: { cause?: unknown }): Refusal =>
    new Refusal({ code, status: statuses[code] }, params, options)

/** Every code once. Throws when two parts bring the same code: its words could not fit both. */
export function mergeRefusals(parts: readonly Readonly<Record<string, number>>[]): Map<string, number> {
  const all = new Map<string, number>()
  for (const [code, status] of parts.flatMap((part) => Object.entries(part))) {
    if (all.has(code)) throw new Error(`two parts bring the refusal ${code}`)
    all.set(code, status)
  }
  return all
}

export type PlatformCode = keyof typeof platformRefusals

/** A refusal of the platform, to be thrown. */
export const refusal = refusalsOf(platformRefusals)
