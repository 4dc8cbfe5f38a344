import { createRequire } from 'node:module'
import { join } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../sources.ts'

/** The content of an element: other elements, or a text. */
export type Content = { elements: Map<string, Element> } | { texts: string[] | 'any' }

export type Element = { content: () => Content; repeats: boolean; required: boolean }

/** The content of a root element of the Metadata API, or undefined when there is no such element. */
export type MetadataTypes = (rootElement: string) => Content | undefined

const declarationFile = () =>
  createRequire(join(projectRoot, 'scripts/salesforce/package.json'))
    .resolve('@salesforce/types/metadata')
    .replace(/\.js$/, '.d.ts')

function textsOf(type: ts.Type): string[] | 'any' {
  if (type.flags & ts.TypeFlags.BooleanLike) return ['true', 'false']
  const members = type.isUnion() ? type.types : [type]
  return members.every((member) => member.isStringLiteral()) ? members.map(({ value }) => value) : 'any'
}

function contentOf(type: ts.Type, checker: ts.TypeChecker): Content {
  const isDate = checker.typeToString(type) === 'Date'
  const isObject = !isDate && (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0
  if (!isObject) return { texts: textsOf(type) }
  return { elements: new Map(type.getProperties().map((symbol) => [symbol.name, elementOf(symbol, checker)])) }
}

function elementOf(symbol: ts.Symbol, checker: ts.TypeChecker): Element {
  const declared = checker.getNonNullableType(checker.getTypeOfSymbol(symbol))
  const repeats = checker.isArrayType(declared)
  const type = (repeats && checker.getIndexTypeOfType(declared, ts.IndexKind.Number)) || declared
  const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0
  return { content: () => contentOf(type, checker), repeats, required: !optional && !repeats }
}

/** Reads the declarations that Salesforce publishes for the API version of this project. */
export function readMetadataTypes(): MetadataTypes {
  const file = declarationFile()
  const program = ts.createProgram([file], { strict: true, skipLibCheck: true, types: [] })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  const types = new Map(module && checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]))
  return (rootElement) => {
    const symbol = types.get(rootElement)
    return symbol && contentOf(checker.getDeclaredTypeOfSymbol(symbol), checker)
  }
}
