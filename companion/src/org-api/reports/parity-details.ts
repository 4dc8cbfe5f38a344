import type { Static } from 'typebox'
import { type Difference, differencesIn, findReport, reportHeads, unknownPartsIn, wordsOf } from '../../parity/index.ts'
import type { Database } from '../../platform/database/database.ts'
import type { TenantId } from '../../platform/ids.ts'
import { type Language, translate } from '../../platform/labels/labels.ts'
import type { ParityDetails } from '../orgs/schemas.ts'

/** The most differences in an answer. The report in the companion has all of them. */
const MAX_DIFFERENCES = 50

type Asking = { tenantId: TenantId; language: Language }

/** What differs in the newest comparison, blocking differences first, in the reader's language; null if none was made. */
export async function readParityDetails(
  { tenantId, language }: Asking,
  deps: { db: Database; publicUrl: URL },
): Promise<Static<typeof ParityDetails> | null> {
  const [newest] = await reportHeads(tenantId, deps)
  const report = newest && (await findReport(tenantId, newest.reportId, deps))
  if (!report) return null
  const all = differencesIn(report.differences)
  const [blocking, notable] = ['blocking', 'notable'].map((one) => all.filter(({ severity }) => severity === one))
  const first = [...(blocking ?? []), ...(notable ?? [])].slice(0, MAX_DIFFERENCES)
  const { sandbox, production, content } = report
  return {
    differences: first.map((one) => lineOf(one, language)),
    more: all.length - first.length,
    notCompared: [
      ...notComparedIn(sandbox.name, unknownPartsIn(content.sandbox), language),
      ...notComparedIn(production.name, unknownPartsIn(content.production), language),
    ],
    url: new URL(`/settings/parity/report?id=${encodeURIComponent(report.reportId)}`, deps.publicUrl).href,
  }
}

function lineOf(difference: Difference, language: Language) {
  const { sandbox, production } = wordsOf(difference, language)
  return {
    object: difference.object,
    kind: difference.kind,
    severity: difference.severity,
    name: difference.name,
    title: translate(language, `parity.kind.${difference.kind}`),
    sandbox: plainText(sandbox),
    production: plainText(production),
  }
}

/** A cell of a table in Lightning has no text for screen readers alone, so it says in words what a dash means. */
const plainText = ({ text, spoken }: ReturnType<typeof wordsOf>['sandbox']): string => spoken ?? text

/** A sentence about what of an org could not be read, if there is such a part. */
function notComparedIn(org: string, unknown: string[], language: Language): string[] {
  if (unknown.length === 0) return []
  const names = unknown.map((part) => nameOfPart(part, language))
  const parts = new Intl.ListFormat(language).format(names)
  return [translate(language, 'web.parity.notCompared', { org, parts })]
}

/** Lists have a name in each language, and objects are named as in the API. */
function nameOfPart(part: string, language: Language): string {
  const id = `web.parity.list.${part}`
  const name = translate(language, id)
  return name === id ? part : name
}
