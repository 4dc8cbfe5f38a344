import {
  decimalFrom,
  describeDouble,
  orgWith,
  type DescribedObject,
  type Double,
  type Org,
  type OrgFacts,
} from '../../../packages/apex-interpreter/index.ts'
import { livedIn } from './lived-in.ts'
import { packageFacts } from './package-org.ts'
import type { SimulatedOrg } from './simulated-org.ts'

type Row = NonNullable<OrgFacts['rows']>[number]

const ENGLISH = { language: 'en_US', locale: 'en_US', timeZone: 'Europe/Stockholm' }
const FRENCH = { language: 'fr', locale: 'fr_FR', timeZone: 'Asia/Kolkata' }

/** An org in which the tests of the package run. The seed decides what Apex leaves open. */
export type TestOrg = { name: string; seed: number; org: Org; double: Double }

/** Orgs that differ in what a test must not rely on: the language and time zone of the runner, and what the org holds. */
export async function testOrgs(described: SimulatedOrg): Promise<TestOrg[]> {
  const [english, french] = [ENGLISH, FRENCH].map((runner) => orgLike(described, runner))
  if (!english || !french) return []
  const orgs: [string, Org][] = [
    ['English, new', english],
    ['English, lived in', await livedIn(english)],
    ['French, new', french],
    ['French, lived in', await livedIn(french)],
  ]
  return orgs.map(([name, org], index) => ({
    ...{ name, org, seed: index + 1 },
    double: describeDouble([...described.objects, ...setupObjects(org)], index + 1),
  }))
}

const RIGHTS = ['PermissionsAllowViewEditConvertedLeads', 'PermissionsApiEnabled', 'PermissionsViewEventLogFiles']

/** Objects of Setup whose columns the package asks describe for. Of a column, only its name is told. */
function setupObjects({ schema }: Org): DescribedObject[] {
  return ['PermissionSet', 'User'].map((name) => {
    const shape = schema.get(name.toLowerCase())
    const columns = [...(shape?.fields.values() ?? [])].map((field) => field.name)
    const rights = RIGHTS.filter((right) => shape?.rights?.test(right.toLowerCase()))
    return { name, fields: [...columns, ...rights].map((column) => ({ ...COLUMN, name: column })) }
  })
}

const COLUMN: Omit<DescribedObject['fields'][number], 'name'> = {
  ...{ type: 'boolean', length: 0, precision: 0, scale: 0, nillable: false, defaultedOnCreate: true },
  ...{ unique: false, externalId: false, calculated: false, calculatedFormula: null, referenceTo: [] },
  ...{ restrictedPicklist: false, picklistValues: [] },
}

/** An org with the package, and with the triggers and flows of a simulated one. */
function orgLike(described: SimulatedOrg, runner: OrgFacts['runner']): Org {
  const facts = packageFacts()
  return orgWith({ ...facts, rows: [...(facts.rows ?? []), ...automationOf(described)], runner })
}

/** The triggers and flows of an org. */
export const automationOf = ({ triggers, flows }: Pick<SimulatedOrg, 'triggers' | 'flows'>): Row[] => [
  ...rowsOf('ApexTrigger', triggers),
  ...rowsOf('FlowDefinitionView', flows),
]

/** Rows with the fields that Apex knows of the object. */
function rowsOf(object: string, rows: SimulatedOrg['flows']): Row[] {
  const fields = orgWith().schema.get(object.toLowerCase())?.fields
  return rows.map((row) => {
    const known = Object.entries(row).filter(
      ([name]) => name !== 'Id' && fields?.get(name.toLowerCase())?.isReadOnly === false,
    )
    return {
      object,
      fields: Object.fromEntries(
        known.map(([name, value]) => [name, typeof value === 'number' ? decimalFrom(value) : value]),
      ),
    }
  })
}
