import { XMLParser } from 'fast-xml-parser'
import { basename } from 'node:path'
import type { Failures } from '../report.ts'
import type { Source } from '../sources.ts'
import { shapeFor } from './org-shapes.ts'
import { faultsOfCode } from './rules/code.ts'
import { faultsOfPiece, type Surroundings } from './rules/faults.ts'
import { type Piece, piecesOf } from './rules/pieces.ts'
import { stands, textAt } from './rules/tree.ts'

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true })

type Located = Piece & { path: string }

/** What an org would refuse of well-formed metadata files: one line a finding. */
export function faultsOfRules(sources: Source[]): Failures {
  const pieces = sources.flatMap(locatedPieces)
  const around = surroundingsOf(pieces)
  return pieces.flatMap((piece) =>
    faultsOfPiece(piece, shapeFor(piece.path), around).map((fault) => `${piece.path}: ${piece.fullName}: ${fault}`),
  )
}

/** What an org would not compile of the classes of the package. */
export function faultsOfClasses(sources: Source[]): Failures {
  return sources.flatMap(({ path, text }) =>
    faultsOfCode(basename(path, '.cls'), text, shapeFor(path)).map((fault) => `${path}: ${fault}`),
  )
}

function locatedPieces({ path, text }: Source): Located[] {
  return Object.entries(asTree(parser.parse(text))).flatMap(([type, content]) =>
    piecesOf({ type, fullName: fullNameOf(type, path), content }).map((piece) => ({ ...piece, path })),
  )
}

/** The name of a component by its file. A field's file stands in the folder of its object. */
function fullNameOf(type: string, path: string): string {
  const name = basename(path).replace(/\.[\w]+(-meta)?\.xml$/, '')
  const [, object = ''] = /\/objects\/(\w+)\/fields\//.exec(path) ?? []
  return type === 'CustomField' ? `${object}.${name}` : name
}

function surroundingsOf(pieces: Piece[]): Surroundings {
  const settings = new Set(
    pieces.filter(({ content }) => stands(content, 'customSettingsType')).map(({ fullName }) => fullName),
  )
  const required = new Set(
    pieces.filter(({ type, content }) => type === 'CustomField' && isRequired(content)).map(({ fullName }) => fullName),
  )
  return { isSetting: (object) => settings.has(object), isRequired: (field) => required.has(field) }
}

const isRequired = (content: unknown) =>
  textAt(content, 'required') === 'true' || textAt(content, 'type') === 'MasterDetail'

const asTree = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
