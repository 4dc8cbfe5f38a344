import { faultsOfCode } from '../../../../scripts/salesforce/metadata/rules/code.ts'
import { faultsOfPiece, type Surroundings } from '../../../../scripts/salesforce/metadata/rules/faults.ts'
import type { OrgShape } from '../../../../scripts/salesforce/metadata/rules/orgs.ts'
import { type Piece, piecesOf } from '../../../../scripts/salesforce/metadata/rules/pieces.ts'
import type { DeployedComponent } from '../../state/deployed-component.ts'
import type { Component } from '../package.ts'
import { readXml } from '../xml.ts'

type Known = Pick<DeployedComponent, 'type' | 'fullName' | 'definition'>

/** The first rule of the platform that a component breaks in an org of this shape, or undefined. */
export function ruleFault(component: Component, shape: OrgShape, around: Surroundings): string | undefined {
  const pieces = pieceOf(component)
  return pieces.flatMap((piece) => faultsOfPiece(piece, shape, around))[0] ?? codeFault(component, shape)
}

/** What the components of a package and of an org say about each other. Those that come first count. */
export function surroundingsOf(components: Known[]): Surroundings {
  const definitionOf = (type: string, fullName: string) =>
    components.find((one) => one.type === type && one.fullName === fullName)?.definition
  return {
    isSetting: (object) => definitionOf('CustomObject', object)?.customSettingsType !== undefined,
    isRequired: (field) => {
      const { required, type } = definitionOf('CustomField', field) ?? {}
      return required === 'true' || type === 'MasterDetail'
    },
  }
}

/** The component as its description has it, with its parts. A part that shares the file of another has none. */
function pieceOf({ type, fullName, fileName, files }: Component): Piece[] {
  const paths = [`${fileName}-meta.xml`, `lwc/${fullName}/${fullName}.js-meta.xml`, fileName]
  const tree = readXml(files.get(paths.find((path) => files.has(path)) ?? '') ?? '')
  return type in tree ? piecesOf({ type, fullName, content: tree[type] }) : []
}

function codeFault({ type, fullName, fileName, files }: Component, shape: OrgShape): string | undefined {
  return type === 'ApexClass' ? faultsOfCode(fullName, files.get(fileName) ?? '', shape)[0] : undefined
}
