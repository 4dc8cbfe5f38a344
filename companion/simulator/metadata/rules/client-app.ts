import type { Member } from '../manifest.ts'
import type { Component } from '../package.ts'

const APP = 'ExternalClientApplication'
const SETTINGS = 'ExtlClntAppOauthSettings'
const GLOBAL = 'ExtlClntAppGlobalOauthSettings'
const POLICIES = ['ExtlClntAppConfigurablePolicies', 'ExtlClntAppOauthConfigurablePolicies']

/** What a package brings, and what the org has. */
type Present = { brought: Member[]; deployed: Member[] }

/**
 * Why an external client app cannot be deployed in this order, or undefined. The app, its OAuth settings and its global
 * settings come together, because Salesforce then makes the link between them; the policies come after the app. Source:
 * Salesforce Help, xcloud.deploy_external_client_app_with_global_settings_file and
 * xcloud.meta_configure_external_client_app_policies. UNSURE of the messages.
 */
export function clientAppFault({ type, files }: Component, { brought, deployed }: Present): string | undefined {
  const has = (members: Member[], wanted: string) => members.some((one) => one.type === wanted)
  if (POLICIES.includes(type) && !has(deployed, APP)) return 'Deploy the external client app before its policies'
  const isLinked = [...files.values()].some((text) => text.includes('<oauthLink>'))
  if (type === SETTINGS && !isLinked && !has(brought, GLOBAL) && !has(deployed, GLOBAL))
    return 'Required field is missing: oauthLink'
  const isWhole = has(brought, APP) && has(brought, SETTINGS)
  if (type === GLOBAL && !isWhole && !has(deployed, GLOBAL))
    return 'Global OAuth settings are deployed together with the app and its OAuth settings'
  return undefined
}
