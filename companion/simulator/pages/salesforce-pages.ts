import { Type } from 'typebox'
import type { Routes } from '../http/server.ts'
import type { Org } from '../org/org.ts'
import type { Row } from '../records/row.ts'
import { html } from './html.ts'
import { page, PAGE_HEADERS } from './layout.ts'

/** The names in Setup of the pages to which the app links. */
const SETUP_PAGES: Partial<Record<string, string>> = {
  ConnectedAppsUsage: 'Connected Apps OAuth Usage',
  LabelWorkbenchSetup: 'Translation Language Settings',
  ManageExternalClientApplication: 'External Client App Manager',
  ManageUsers: 'Users',
  MonitoringRateLimitingNotification: 'API Usage Notifications',
  NamedCredential: 'Named Credentials',
  OrgLoginHistory: 'Login History',
  PermSets: 'Permission Sets',
  ScheduledJobs: 'Scheduled Jobs',
  SystemOverview: 'System Overview',
}

const SetupPage = Type.Object({ name: Type.String(), view: Type.String() })
const Address = Type.Object({ address: Type.Optional(Type.String()) })
const Record = Type.Object({ recordId: Type.String() })

/** Serves stand-ins for the pages of Salesforce to which the app links. Each shows the page's name, and links back. */
export const salesforcePageRoutes: Routes<Org> = (server, org) => {
  server.get(
    '/lightning/setup/:name/:view',
    { schema: { params: SetupPage, querystring: Address } },
    async ({ params: { name }, query: { address = '' } }, reply) => {
      const title = SETUP_PAGES[name]
      const [, id = ''] = /^\/(\w{15,18})\b/.exec(address) ?? []
      return reply
        .code(title ? 200 : 404)
        .headers(PAGE_HEADERS)
        .send(standIn(title ?? 'No such page of Setup', nameOf(recordOf(id, org)), org))
    },
  )

  server.get('/lightning/r/:recordId/view', { schema: { params: Record } }, async ({ params }, reply) => {
    const record = recordOf(params.recordId, org)
    return reply
      .code(record ? 200 : 404)
      .headers(PAGE_HEADERS)
      .send(standIn(record ? 'A record' : 'No such record', nameOf(record), org))
  })
}

function recordOf(id: string, { catalogue, tables }: Org): Row | undefined {
  const object = [...catalogue.values()].find(({ keyPrefix }) => keyPrefix === id.slice(0, 3))
  return object && tables.find(object.name, id)
}

const nameOf = (record: Row | undefined): string => String(record?.Label ?? record?.Name ?? '')

const standIn = (title: string, detail: string, { state }: Org): string =>
  page({
    title,
    badge: state.name,
    content: html`<h1>${title}</h1>
      <p>${detail}</p>
      <p>In Salesforce, this page would be here. <a href="/lightning/n/Tollbridge">Back to Tollbridge</a></p>`,
  })
