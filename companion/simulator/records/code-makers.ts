import { extname } from 'node:path/posix'
import { recordId } from '../org/ids.ts'
import type { OrgState } from '../state/org-state.ts'
import type { Maker } from './tables.ts'

const BUNDLE = 'LightningComponentBundle'

const deployedOf = (type: string, { deployed }: OrgState) => deployed.filter((one) => one.type === type)

/** The Apex classes that were deployed to the org. */
export const classMaker =
  (state: OrgState): Maker =>
  () =>
    deployedOf('ApexClass', state).map(({ id, fullName, fileName, files }) => ({
      Id: id,
      Name: fullName,
      NamespacePrefix: null,
      ApiVersion: 67,
      Status: 'Active',
      Body: files?.[fileName] ?? null,
    }))

/** The Lightning components that were deployed to the org. */
export const bundleMaker =
  (state: OrgState): Maker =>
  () =>
    deployedOf(BUNDLE, state).map(({ id, fullName, definition = {} }) => ({
      Id: id,
      DeveloperName: fullName,
      NamespacePrefix: null,
      MasterLabel: definition.masterLabel ?? fullName,
      Description: definition.description ?? null,
    }))

/** The named credentials that were deployed to the org. */
export const namedCredentialMaker =
  (state: OrgState): Maker =>
  () =>
    deployedOf('NamedCredential', state).map(({ id, fullName }) => ({
      Id: id,
      DeveloperName: fullName,
      NamespacePrefix: null,
    }))

/** The files of these components. */
export const resourceMaker =
  (state: OrgState): Maker =>
  () =>
    deployedOf(BUNDLE, state)
      .flatMap(({ id, files = {} }) => Object.entries(files).map(([path, text]) => ({ id, path, text })))
      .filter(({ path }) => !path.endsWith('-meta.xml'))
      .map(({ id, path, text }, index) => ({
        Id: recordId('0Rd', index + 1),
        FilePath: path,
        Format: extname(path).slice(1),
        LightningComponentBundleId: id,
        Source: text,
      }))
