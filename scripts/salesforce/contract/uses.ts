import ts from 'typescript'

const APEX = '@salesforce/apex/'

/** A place where a method of Apex is named, as `UsageController.trend`, and the name it goes by there. */
export type Use = { name: string; node: ts.Identifier }

/** Where a file names the methods of Apex that it imports. */
export function usesIn(file: ts.SourceFile, checker: ts.TypeChecker): Use[] {
  const imported = new Map(file.statements.filter(ts.isImportDeclaration).flatMap((one) => importOf(one, checker)))
  return nodesIn(file)
    .filter(ts.isIdentifier)
    .filter(({ parent }) => !ts.isImportClause(parent))
    .flatMap((node) => {
      const symbol = checker.getSymbolAtLocation(node)
      const name = symbol && imported.get(symbol)
      return name === undefined ? [] : [{ name, node }]
    })
}

function importOf(declaration: ts.ImportDeclaration, checker: ts.TypeChecker): [ts.Symbol, string][] {
  const { moduleSpecifier, importClause } = declaration
  const symbol = importClause?.name && checker.getSymbolAtLocation(importClause.name)
  if (!symbol || !ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.startsWith(APEX)) return []
  return [[symbol, moduleSpecifier.text.slice(APEX.length)]]
}

/** A node and what stands in it, however deep. */
export function nodesIn(node: ts.Node): ts.Node[] {
  const below: ts.Node[] = []
  node.forEachChild((child) => void below.push(...nodesIn(child)))
  return [node, ...below]
}

/** The file and the line of a node. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${file.fileName.replace(/^.*\/(?=force-app)/, '')}:${line + 1}`
}

/** How a method of Apex is called; nothing where its module is not declared. */
export const signatureOf = (method: ts.Identifier, checker: ts.TypeChecker): ts.Signature | undefined =>
  checker.getTypeAtLocation(method).getCallSignatures()[0]

/** What a method of Apex answers. */
export function answerOf(method: ts.Identifier, checker: ts.TypeChecker): ts.Type | undefined {
  const signature = signatureOf(method, checker)
  return signature && checker.getAwaitedType(signature.getReturnType())
}
