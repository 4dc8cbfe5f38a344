import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parityReportTable } from '../../kit/headlines/parity.ts'
import { walkHeadlines } from '../../kit/headlines/walk.ts'
import { everything } from '../../kit/web/answers.ts'
import { openPage, startBrowser, type OpenedPage } from '../../kit/web/pages.ts'
import { differences, report, switching } from '../../kit/web/switch-answers.ts'

let browser: Browser
let opened: OpenedPage | undefined
beforeAll(async () => void (browser = await startBrowser()))
afterAll(() => browser.close())
afterEach(() => opened?.context.close())

const complete = {
  ...report,
  unknown: { sandbox: [], production: [] },
  apiVersions: { sandbox: '67.0', production: '67.0' },
}
const accepted = differences.filter((one) => one.accepted)
const notable = differences.filter(({ severity }) => severity === 'notable')

const reported = (json: object) => async () => {
  const answers = { ...everything, ...switching, 'GET /parity/reports/r1': { json } }
  opened = await openPage(browser, { path: `${parityReportTable.path}?id=r1`, answers })
  return opened.page
}

describe('UX-A1 the summary of a parity report', () => {
  walkHeadlines(parityReportTable, {
    blocking: reported(complete),
    unchecked: reported({ ...report, differences: notable }),
    accepted: reported({ ...complete, differences: [...accepted, ...notable] }),
    'none-blocking': reported({ ...complete, differences: notable }),
    identical: reported({ ...complete, differences: [] }),
  })

  it.each([
    ['a part was not compared', { unknown: { sandbox: ['Case'], production: [] } }],
    ['the API versions differ', { apiVersions: { sandbox: '68.0', production: '67.0' } }],
  ])('is never green when %s', async (_, more) => {
    for (const some of [accepted, notable, []]) {
      const page = await reported({ ...complete, ...more, differences: some })()
      await page.locator('[data-headline="unchecked"]').waitFor()
      expect(await page.locator('[data-headline]').count()).toBe(1)
      expect(await page.getByText('The two orgs do not differ.').count()).toBe(0)
      await opened?.context.close()
    }
  })
})
