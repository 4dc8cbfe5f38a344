import { childOf, readXml, textsOf, treesOf, xmlFault } from '../xml.ts'

type Definition = Record<string, string>

const OF_AN_OBJECT = ['label', 'pluralLabel', 'customSettingsType', 'nameField.type', 'nameField.displayFormat']
const OF_A_BUNDLE = ['masterLabel', 'description']
const OF_A_FIELD = ['type', 'label', 'length', 'precision', 'scale', 'required', 'unique', 'externalId', 'defaultValue']

/** The part of a component's metadata that the org stores because records depend on it or queries return it. */
export function definitionOf(type: string, text: string): Definition | undefined {
  if (xmlFault(text)) return undefined
  if (type === 'CustomObject') return chosen(childOf(readXml(text), type), OF_AN_OBJECT)
  if (type === 'LightningComponentBundle') return chosen(childOf(readXml(text), type), OF_A_BUNDLE)
  return type === 'PermissionSet' ? ofPermissionSet(childOf(readXml(text), type)) : undefined
}

/** The same of each field of an object. */
export function fieldsIn(text: string): { name: string; definition: Definition }[] {
  if (xmlFault(text)) return []
  const fields = [childOf(childOf(readXml(text), 'CustomObject'), 'fields') ?? []].flat()
  return fields.map((field: unknown) => ({
    name: textAt(field, 'fullName') ?? '',
    definition: chosen(field, OF_A_FIELD),
  }))
}

/** The names of an object's list views. */
export function listViewsIn(text: string): string[] {
  if (xmlFault(text)) return []
  return treesOf(childOf(readXml(text), 'CustomObject'), 'listViews').flatMap((one) => textAt(one, 'fullName') ?? [])
}

function ofPermissionSet(tree: unknown): Definition {
  const granted = treesOf(tree, 'userPermissions').filter((one) => textAt(one, 'enabled') === 'true')
  return { ...chosen(tree, ['label']), userPermissions: granted.flatMap((one) => textsOf(one, 'name')).join(' ') }
}

function chosen(tree: unknown, paths: string[]): Definition {
  return Object.fromEntries(
    paths.flatMap((path): [string, string][] => {
      const text = textAt(tree, path)
      return text === undefined ? [] : [[path, text]]
    }),
  )
}

/** The text at a path such as `nameField.type`. */
function textAt(tree: unknown, path: string): string | undefined {
  const end = path.split('.').reduce<unknown>((at, step) => childOf(at, step), tree)
  return typeof end === 'string' ? end : undefined
}
