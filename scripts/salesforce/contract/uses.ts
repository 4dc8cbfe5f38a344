import ts from 'typescript'

const APEX = '@salesforce/apex/'

/** A use of an Apex method such as `TollbridgeUsageController.trend`, and its identifier there. */
export type Use = { name: string; node: ts.Identifier }

/** The uses of the Apex methods that a file imports. */
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

/** A node and all its descendants. */
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

/** The signature of an Apex method. Undefined when its module is not declared. */
export const signatureOf = (method: ts.Identifier, checker: ts.TypeChecker): ts.Signature | undefined =>
  checker.getTypeAtLocation(method).getCallSignatures()[0]

/** The type of an Apex method's answer. */
export function answerOf(method: ts.Identifier, checker: ts.TypeChecker): ts.Type | undefined {
  const signature = signatureOf(method, checker)
  return signature && checker.getAwaitedType(signature.getReturnType())
}
