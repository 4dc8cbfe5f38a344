import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deployTo, manifest, XML } from '../../kit/simulator/deployment.ts'
import { like, simulatorForTest, type TestSimulator } from '../../kit/simulator/simulator.ts'

let simulator: TestSimulator
beforeAll(async () => {
  simulator = await simulatorForTest()
})
afterAll(() => simulator.closeAndDelete())

const LEADS = {
  'objects/Lead.object': `${XML}<CustomObject><listViews><fullName>New</fullName><filterScope>Everything</filterScope><label>New</label></listViews></CustomObject>`,
  'reportTypes/Leads.reportType': `${XML}<ReportType><baseObject>Lead</baseObject><category>leads</category><deployed>true</deployed><label>Leads</label></ReportType>`,
  'reports/Team-meta.xml': `${XML}<ReportFolder><name>Team</name></ReportFolder>`,
  'reports/Team/New.report': `${XML}<Report><format>Tabular</format><name>New</name><reportType>Leads__c</reportType></Report>`,
  'dashboards/Team-meta.xml': `${XML}<DashboardFolder><name>Team</name></DashboardFolder>`,
  'dashboards/Team/New.dashboard': `${XML}<Dashboard><title>New</title><dashboardGridLayout><dashboardGridComponents><dashboardComponent><report>Team/New</report></dashboardComponent></dashboardGridComponents></dashboardGridLayout></Dashboard>`,
}
const MEMBERS = {
  CustomObject: ['Lead'],
  ListView: ['Lead.New'],
  ReportType: ['Leads'],
  Report: ['Team/', 'Team/New'],
  Dashboard: ['Team', 'Team/New'],
}

async function problemsOf(change: Record<string, string> = {}, members: Record<string, string[]> = MEMBERS) {
  const files = { 'package.xml': manifest(members), ...LEADS, ...change }
  return (await deployTo(simulator.production, files, { checkOnly: true })).problems
}

describe('PK-B1: a deploy of reports', () => {
  it('takes list views, a report type, and reports and dashboards in their folders', async () => {
    expect(await problemsOf()).toEqual([])
  })

  it('fails for a report without its type, and for a dashboard without its report', async () => {
    const report = LEADS['reports/Team/New.report'].replace('Leads__c', 'Gone__c')
    expect(await problemsOf({ 'reports/Team/New.report': report })).toEqual([like('no ReportType named Gone found')])
    const dashboard = LEADS['dashboards/Team/New.dashboard'].replace('Team/New', 'Team/Gone')
    expect(await problemsOf({ 'dashboards/Team/New.dashboard': dashboard })).toEqual([
      like('no Report named Team/Gone found'),
    ])
  })

  it('fails for a folder of another kind, and for a list view that the manifest does not name', async () => {
    const folder = { 'reports/Team-meta.xml': `${XML}<DashboardFolder><name>Team</name></DashboardFolder>` }
    expect(await problemsOf(folder)).toEqual([like("'ReportFolder' is expected")])
    expect(await problemsOf({}, { ...MEMBERS, ListView: [] })).toEqual([like('not named in package.xml')])
  })
})
