import type { Labels, OrgFacts } from '../../../packages/apex-interpreter/index.ts'
import { labelsOf, translationOf } from '../metadata/labels.ts'
import { packageSources } from '../sources.ts'
import { packageObjects } from './objects.ts'
import { packagePermissionSets } from './permission-sets.ts'

/** What the package brings to an org: objects, permission sets, labels in all languages, and its kind of notification. */
export function packageFacts(): OrgFacts {
  return {
    objects: packageObjects(),
    permissionSets: packagePermissionSets(),
    labels: packageLabels(),
    rows: packageSources('*.notiftype-meta.xml').map(({ path }) => ({
      object: 'CustomNotificationType',
      fields: { DeveloperName: /([^/]+)\.notiftype-meta\.xml$/.exec(path)?.[1] ?? '' },
    })),
  }
}

function packageLabels(): Labels {
  const english = packageSources('CustomLabels.labels-meta.xml').flatMap((source) => [...labelsOf(source)])
  const translated = packageSources('*.translation-meta.xml').map((source) => translationOf(source))
  return new Map([
    ['en_US', lowered(english)],
    ...translated.map(({ language, labels }) => [language, lowered([...labels])] as const),
  ])
}

const lowered = (labels: [string, string][]) => new Map(labels.map(([name, text]) => [name.toLowerCase(), text]))
