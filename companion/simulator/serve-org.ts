import { controlRoutes } from './control/routes.ts'
import { apexRoutes } from './apex/routes.ts'
import { eventLogControlRoutes } from './control/event-log-routes.ts'
import { languageControlRoutes } from './control/language-routes.ts'
import { metadataControlRoutes } from './control/metadata-routes.ts'
import { namedCredentialControlRoutes } from './control/named-credential-routes.ts'
import { orgControlRoutes } from './control/org-routes.ts'
import { rightsControlRoutes } from './control/rights-routes.ts'
import { meter } from './http/meter.ts'
import { listen, newServer } from './http/server.ts'
import { restDeployRoutes } from './metadata/protocol/rest-deploy.ts'
import { soapRoutes } from './metadata/protocol/soap.ts'
import { authorizeRoutes } from './oauth/authorize.ts'
import { identityRoutes } from './oauth/identity.ts'
import { loginRoutes } from './oauth/login.ts'
import { revokeRoutes } from './oauth/revoke.ts'
import { tokenRoutes } from './oauth/token.ts'
import { lightningRoutes } from './pages/lightning.ts'
import { salesforcePageRoutes } from './pages/salesforce-pages.ts'
import { apiRoutes } from './rest/api.ts'
import { accessTokenOf } from './org/info.ts'
import type { Org } from './org/org.ts'

const PARTS = [
  meter,
  authorizeRoutes,
  loginRoutes,
  tokenRoutes,
  revokeRoutes,
  identityRoutes,
  apiRoutes,
  controlRoutes,
  eventLogControlRoutes,
  languageControlRoutes,
  metadataControlRoutes,
  namedCredentialControlRoutes,
  rightsControlRoutes,
  orgControlRoutes,
  apexRoutes,
  salesforcePageRoutes,
  soapRoutes,
  restDeployRoutes,
]

/** Starts the HTTP server of an org. */
export async function startOrg(org: Org, { port, pagesDir }: { port: number; pagesDir?: string }) {
  const server = await newServer()
  for (const part of PARTS) part(server, org)
  lightningRoutes(server, { pagesDir, org })
  const listening = await listen(server, { wanted: port, kept: org.state.port })
  org.origin = `http://127.0.0.1:${listening}`
  org.state.port = listening
  accessTokenOf(org)
  org.save.now()
  return {
    async close() {
      await server.close()
      org.save.now()
      org.saveRecords.flush()
    },
  }
}
