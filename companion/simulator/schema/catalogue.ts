import type { Environment } from '../org/blueprint.ts'
import { apexClass, apexTrigger, flowDefinitionView, organization, profile, user } from './setup-objects.ts'
import type { ObjectSchema } from './object.ts'

/** Every object of an org, by its name in small letters: the API takes names in any case. */
export type Catalogue = ReadonlyMap<string, ObjectSchema>

/** The objects of production, or of the sandbox made from it. */
export function catalogueOf(environment: Environment): Catalogue {
  const objects = [organization, user, profile, apexTrigger, apexClass, flowDefinitionView]
  void environment
  return new Map(objects.map((one) => [one.name.toLowerCase(), one]))
}
