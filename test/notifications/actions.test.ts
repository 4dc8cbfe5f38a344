import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KindsByCode } from '../../companion/src/notifications/index.ts'
import { type NewNotice, raiseNotice } from '../../companion/src/notifications/notices.ts'
import { readOrgNotices } from '../../companion/src/org-api/reports/notices.ts'
import type { OrganizationId, TenantId } from '../../companion/src/platform/ids.ts'
import { labelsOf } from '../../companion/src/platform/labels/labels.ts'
import { LANGUAGES } from '../../companion/src/platform/labels/languages.ts'
import { ADMIN, startTestApp, type TestApp } from '../kit/service/app.ts'
import { NOTICE_PARAMS } from '../kit/service/notice-params.ts'

type Told = Pick<NewNotice, 'code' | 'params'>

/** A notice of every kind, and of every cause that changes where its button leads. */
const TOLD = [
  ...Object.entries(NOTICE_PARAMS).map(([code, params]) => ({ code, params })),
  { code: 'CREDIT_LEVEL_REACHED', params: { ...NOTICE_PARAMS.CREDIT_LEVEL_REACHED, percent: 50 } },
  ...['SALESFORCE_TIMEOUT', 'SALESFORCE_API_DISABLED'].map((refusal) => ({
    code: 'CONNECTION_FAILING',
    params: { ...NOTICE_PARAMS.CONNECTION_FAILING, refusal },
  })),
] as Told[]

let service: TestApp
let kinds: KindsByCode
let pages: string[]
beforeAll(async () => {
  service = await startTestApp()
  const { list, notifications } = service.features
  kinds = notifications.api.kinds
  pages = list.flatMap((feature) => feature.pages ?? [])
})
afterAll(() => service.close())

describe('the button of a notice', () => {
  it('UX-A3 leads to a page that exists, and has words in every language', () => {
    for (const { code, params } of TOLD) {
      const action = kinds[code]?.action(params)
      expect(pages, code).toContain(action?.path)
      for (const language of LANGUAGES)
        expect(labelsOf(language), code).toHaveProperty([`notice.action.${action?.name}`])
    }
  })

  it('UX-A3 follows the cause', () => {
    const failing = (refusal: string) =>
      kinds.CONNECTION_FAILING?.action({ ...NOTICE_PARAMS.CONNECTION_FAILING, refusal })
    expect(failing('SALESFORCE_REDIRECTED')).toEqual({ path: '/settings/connections', name: 'reauthorize' })
    expect(failing('SALESFORCE_API_DISABLED')).toEqual({ path: '/settings/go-live', name: 'checkPermissions' })
    expect(failing('SALESFORCE_TIMEOUT')).toEqual({ path: '/settings/connections', name: 'testConnection' })
  })

  it('UX-A3 is the same on the page, in the mail and in Lightning', async () => {
    const admin = await service.signIn()
    const { rows } = await service.database.execute('select tenant_id from tenant')
    const tenantId = String(rows[0]?.tenant_id) as TenantId
    const organization = { tenantId, organizationId: '00D8d000000PxQzEAK' as OrganizationId }
    for (const [index, told] of TOLD.entries()) {
      service.mail.sent.length = 0
      const news = { ...told, tenantId, severity: 'warning', about: `subject ${index}`, muted: false } as NewNotice
      await raiseNotice(news, service.platform)
      service.clock.advance({ seconds: 1 })
      await service.jobs.run()
      const answer = await admin.request({ url: '/api/v1/notices?limit=1' })
      const [{ action } = { action: { label: '', path: '' } }] = answer.json<{
        notices: { action: { label: string; path: string } }[]
      }>().notices
      const url = new URL(action.path, service.config.publicUrl).href
      expect(service.mail.lastTo(ADMIN.email).text, told.code).toContain(`\n${action.label}: ${url}\n`)
      expect(service.mail.lastTo(ADMIN.email).text.match(/http/g), told.code).toHaveLength(1)
      const { notices } = await readOrgNotices({ organization, language: 'en' }, { ...service.platform, kinds })
      expect(notices[0]?.action, told.code).toEqual({ label: action.label, url })
    }
  })
})
