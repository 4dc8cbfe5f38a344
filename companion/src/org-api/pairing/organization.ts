import type { OrganizationId, TenantId } from '../../platform/ids.ts'

/** The paired Salesforce org that sent a request, as its key says. */
export type PairedOrganization = { tenantId: TenantId; organizationId: OrganizationId }
