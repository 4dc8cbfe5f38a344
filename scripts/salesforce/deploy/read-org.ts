import { Type } from 'typebox'
import type { CodeType, ComponentName, OrgComponent } from './ownership.ts'
import { queryTooling } from './sf.ts'

const Text = Type.Union([Type.String(), Type.Null()])
const Code = Type.Object({ Name: Type.String(), Body: Text })
const Resource = Type.Object({
  FilePath: Type.String(),
  Source: Text,
  LightningComponentBundle: Type.Object({ DeveloperName: Type.String(), Description: Text }),
})
const Job = Type.Object({ Id: Type.String() })

/** Reads which of these components an org holds outside of managed packages, with their text. */
export async function readOrg(wanted: ComponentName[], target: string[]): Promise<OrgComponent[]> {
  const namesOf = (type: CodeType) => wanted.filter((one) => one.type === type).map(({ name }) => name)
  const found = await Promise.all([
    readCode('ApexClass', namesOf('ApexClass'), target),
    readCode('ApexTrigger', namesOf('ApexTrigger'), target),
    readBundles(namesOf('LightningComponentBundle'), target),
  ])
  return found.flat()
}

const FILES = { ApexClass: ['classes', 'cls'], ApexTrigger: ['triggers', 'trigger'] } as const

async function readCode(type: keyof typeof FILES, names: string[], target: string[]): Promise<OrgComponent[]> {
  if (names.length === 0) return []
  const soql = `SELECT Name, Body FROM ${type} WHERE NamespacePrefix = null AND Name IN (${listOf(names)})`
  const [folder, suffix] = FILES[type]
  const rows = await queryTooling(soql, Code, target)
  return rows.map(({ Name, Body }) => ({
    type,
    name: Name,
    files: new Map([[`${folder}/${Name}.${suffix}`, Body ?? '']]),
  }))
}

async function readBundles(names: string[], target: string[]): Promise<OrgComponent[]> {
  if (names.length === 0) return []
  const bundle = 'LightningComponentBundle'
  const soql =
    `SELECT FilePath, Source, ${bundle}.DeveloperName, ${bundle}.Description FROM LightningComponentResource ` +
    `WHERE ${bundle}.NamespacePrefix = null AND ${bundle}.DeveloperName IN (${listOf(names)})`
  const rows = await queryTooling(soql, Resource, target)
  const code = rows.filter(({ FilePath }) => !FilePath.endsWith('-meta.xml'))
  const byName = Map.groupBy(code, ({ LightningComponentBundle: { DeveloperName } }) => DeveloperName)
  return [...byName].map(([name, own]) => ({
    type: bundle,
    name,
    files: new Map(own.map(({ FilePath, Source }) => [FilePath, Source ?? ''])),
    description: own[0]?.LightningComponentBundle.Description ?? '',
  }))
}

/** Whether a planned job holds one of these classes. */
export async function isScheduled(classes: ComponentName[], target: string[]): Promise<boolean> {
  if (classes.length === 0) return false
  const names = listOf(classes.map(({ name }) => name))
  const soql = `SELECT Id FROM AsyncApexJob WHERE JobType = 'ScheduledApex' AND Status = 'Queued' AND ApexClass.NamespacePrefix = null AND ApexClass.Name IN (${names})`
  return (await queryTooling(soql, Job, target)).length > 0
}

/** Names for a SOQL list, each once. */
function listOf(names: string[]): string {
  const once = new Map(names.map((name) => [name.toLowerCase(), name]))
  return [...once.values()].map((name) => `'${name}'`).join(', ')
}
