import { html, type Html } from './html.ts'
import { page } from './layout.ts'
import type { Waiting } from '../oauth/login-sessions.ts'
import { SANDBOX_NAME } from '../org/blueprint.ts'
import type { Org } from '../org/org.ts'
import { PASSWORD } from '../org/people.ts'

const MEANING: Record<string, string> = {
  api: 'Manage user data via APIs (api)',
  refresh_token: 'Perform requests at any time (refresh_token, offline_access)',
  id: 'Access the identity URL service (id)',
}

/** The environment that the pages of an org show. */
function badgeOf({ state }: Org): string {
  return state.environment === 'sandbox' ? `Sandbox: ${SANDBOX_NAME}` : 'Production'
}

export type LoginPage = { requestId: string; username: string; fault?: string }

/** The login page. */
export function loginPage({ requestId, username, fault }: LoginPage, org: Org): string {
  return page({
    title: `Log in | ${org.state.name}`,
    badge: badgeOf(org),
    content: html`<h1>Log in to ${org.state.name}</h1>
      ${fault ? html`<p class="error" role="alert">${fault}</p>` : undefined}
      <form method="post" action="/login">
        <input type="hidden" name="request" value="${requestId}" />
        <label for="username">Username</label>
        <input id="username" name="username" autocomplete="username" value="${username}" required />
        <label for="password">Password</label>
        <input id="password" name="pw" type="password" autocomplete="current-password" required autofocus />
        <div class="buttons"><button type="submit">Log In</button></div>
      </form>
      <p class="hint">
        This stand-in knows the user <code>${org.people[0]?.username}</code> with the password <code>${PASSWORD}</code>.
      </p>`,
  })
}

/** The consent page, where the person allows or denies the app's request. */
export function consentPage(requestId: string, waiting: Waiting, org: Org): string {
  const person = org.people.find((one) => one.id === waiting.userId)
  return page({
    title: `Allow access | ${org.state.name}`,
    badge: badgeOf(org),
    content: html`<h1>Allow access?</h1>
      <p><strong>Tollbridge</strong> asks for access to <strong>${org.state.name}</strong> and wants to:</p>
      <ul>
        ${waiting.scopes.map((scope) => html`<li>${MEANING[scope]}</li>`)}
      </ul>
      <p>You are logged in as <code>${person?.username}</code>.</p>
      <form method="post" action="/setup/secur/RemoteAccessAuthorizationPage">
        <input type="hidden" name="request" value="${requestId}" />
        <div class="buttons">
          <button class="plain" name="decision" value="deny">Deny</button
          ><button name="decision" value="allow">Authorize</button>
        </div>
      </form>`,
  })
}

/** An error that Salesforce shows in its own page and never sends back to the app. */
export function oauthErrorPage({ code, description }: { code: string; description: string }, org: Org): string {
  const text: Html = html`<h1>We can't authorize you because of an OAuth error.</h1>
    <p class="error" role="alert"><code>${code}</code>: ${description}</p>
    <p>For more information, contact your Salesforce administrator.</p>`
  return page({ title: 'OAuth error', badge: badgeOf(org), content: text })
}
