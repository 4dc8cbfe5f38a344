import type { HeaderForm } from '../state/org-state.ts'

type Usage = { used: number; max: number }

const FORMS: Record<HeaderForm, (usage: Usage) => string | undefined> = {
  bare: ({ used, max }) => `api-usage=${used}/${max}`,
  bursts: ({ used, max }) => `api-usage=${used}/${max}; api-bursts=1/750`,
  'per-app': ({ used, max }) => `api-usage=${used}/${max}; per-app-api-usage=17/250(appName=sample)`,
  comma: ({ used, max }) => `api-usage=${used}/${max}, per-app-api-usage=17/250(appName=sample)`,
  over: ({ max }) => `api-usage=${max + 10_018}/${max}`,
  missing: () => undefined,
  garbage: () => 'api-usage=many/lots',
  zero: () => 'api-usage=0/0',
}

/** The `Sforce-Limit-Info` header in the configured form. Undefined for the form `missing`. */
export function limitInfo(form: HeaderForm, usage: Usage): string | undefined {
  return FORMS[form](usage)
}
